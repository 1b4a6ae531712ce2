# REFUSED: What is pending is not the herd's
# Begins with nothing pending.
/^size_t herd_size/,/^}/s/^    size_t n = 0;/    ob_error_clear();\n&/
