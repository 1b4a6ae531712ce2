# REFUSED: The collector is as it was: on or off, and with the same thresholds.
# Turns it on where there is no memory.
s/^    if (garbage == NULL)$/    if (garbage == NULL)\n        ob_gc_enable();\n&/
