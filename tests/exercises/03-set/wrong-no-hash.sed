# REFUSED: hash may raise, whatever it is
# What cannot be hashed was never put in, unless it has no hash at all.
/^int set_has/,/^}/s/^    if (hash == -1)$/    if (hash == -1 \&\& ob_error() != OB_TYPE_ERROR) {\n        ob_error_clear();\n        return 0;\n    }\n&/
