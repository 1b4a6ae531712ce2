# REFUSED: An int never changes.
# Changes an int that only the name holds.
s/^    ObObject \*more = ob_int_new(amount);$/    int64_t value;\n    if (ob_type(old) == \&ob_int_type \&\& ob_refcnt(old) == 1\n        \&\& !__builtin_add_overflow(ob_int_value(old), amount, \&value)) {\n        ((ObInt *)old)->value = value;\n        return 0;\n    }\n&/
