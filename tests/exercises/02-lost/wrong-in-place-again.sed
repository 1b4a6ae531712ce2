# REFUSED: An int never changes.
# Makes a small sum itself.
s/^    ObObject \*sum = ob_int_add(old, more);$/&\n    if (sum != NULL \&\& ob_is_immortal(sum)) {\n        int64_t value = ob_int_value(sum);\n        sum = ob_int_new(100000);\n        if (sum != NULL)\n            ((ObInt *)sum)->value = value;\n    }/
