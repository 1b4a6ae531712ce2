# REFUSED: It is the value all the same, as it is
# Of a descriptor, the value is the value of that.
s/^    ob_incref(value);$/    if (ob_type(value) == \&readonly_type)\n        value = ((ReadOnly *)value)->value;\n&/
