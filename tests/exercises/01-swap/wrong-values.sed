# REFUSED: and not their values
# Exchanges the numbers of two floats.
s/^    int result = .*$/    if (ob_type(first) == \&ob_float_type \&\& ob_type(second) == \&ob_float_type) {\n        double x = ob_float_value(first), y = ob_float_value(second);\n        ob_decref(first);\n        ob_decref(second);\n        return ob_namespace_bind_steal(ns, a, ob_float_new(y)) | ob_namespace_bind_steal(ns, b, ob_float_new(x));\n    }\n&/
