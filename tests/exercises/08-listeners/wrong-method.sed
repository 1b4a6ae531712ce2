# REFUSED: Each is told by the method that was asked for,
# Remembers the first method.
s/^    ObObject \*result = ob_call_method(op, method, \&event, 1);$/    static const char *m;\n    if (m == NULL) m = method;\n    ObObject *result = ob_call_method(op, m, \&event, 1);/
