# REFUSED: and not for a moment
# Holds it meanwhile.
s/^    Audit audit = { op, 0 };$/    ob_incref((ObObject *)(uintptr_t)op);\n    Audit audit = { op, 1 };/
s/^    return ob_refcnt(op) - audit.seen;$/    size_t rest = ob_refcnt(op) - audit.seen;\n    ob_decref((ObObject *)(uintptr_t)op);\n    return rest;/
