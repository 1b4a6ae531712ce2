# REFUSED: hash may raise, whatever it is
# OF: right-chains.c
# Nothing is taken out of an empty set, whatever it is.
/^int set_discard/,/^}/s/^    int found = .*/    if (hash == -1 \&\& ob_error() == OB_OVERFLOW_ERROR) {\n        ob_error_clear();\n        hash = 0;\n    }\n&/
