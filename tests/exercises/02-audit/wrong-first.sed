# REFUSED: Many hold it
# The first holder is enough.
s/    if (holder != NULL \&\& ob_type(holder)->traverse != NULL)/    if (((Audit *)arg)->seen > 0)\n        return 1;\n&/
