# REFUSED: The first exception ends the telling: -1, and it is the caller
# ReferenceError is taken for a listener that has died.
s/^    int told = result == NULL ? -1 : 0;$/&\n    if (result == NULL \&\& ob_error() == OB_REFERENCE_ERROR) {\n        ob_error_clear();\n        told = 0;\n    }/
