# REFUSED: take the object out, and only then let go of it
# OF: right-chains.c
# Lets go of it while its link still hangs there.
s/^    ObObject \*old = take(at);$/    ob_decref((*at)->item);\n    take(at);/
s/^    ob_decref(old);$//
