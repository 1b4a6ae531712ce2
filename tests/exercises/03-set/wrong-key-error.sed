# REFUSED: == may raise
# Takes KeyError for "it is not there".
/^int set_discard/,/^}/s/^    if (found <= 0)$/    if (found < 0 \&\& ob_error() == OB_KEY_ERROR) {\n        ob_error_clear();\n        return 0;\n    }\n&/
