# REFUSED: The library stopped it at
# Lets go of the key while its entry is in the chain.
# OF: right-chain.c
/^static void forget/,/^}/s/^    Entry \*\*at/    ObObject *key = entry->key;\n    entry->key = NULL;\n    if (key != NULL)\n        ob_decref(key);\n&/
