# REFUSED: Whatever you made on the way is to be let go of,
# Keeps what it was shown.
/^    ob_decref(all);/d
