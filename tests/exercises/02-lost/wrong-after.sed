# REFUSED: the count of the sum
# A reference is taken after the last one was given away.
s/^    return ob_namespace_bind_steal(ns, name, sum);/    int result = ob_namespace_bind_steal(ns, name, sum);\n    if (result == 0)\n        ob_incref(sum);\n    return result;/
