# REFUSED: Whatever has a hash can be in a set:
# A Set is not put into itself.
/^int set_add/,/^}/s/^    ob_incref(item);/    if (item == op)\n        return 0;\n&/
