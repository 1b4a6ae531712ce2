# REFUSED: Each call looks anew.
# Whose names lead where they did, with the counts that there were, weighs
# what it did.
s/^    size_t bytes = 0;$/    static size_t bytes, before;\n    size_t now = (size_t)ns;\n    for (size_t i = 0; i < ob_namespace_size(ns); i++) {\n        const ObObject *op = ob_namespace_value_borrowed(ns, i);\n        now = 31 * (31 * now + (size_t)op) + ob_refcnt(op);\n    }\n    if (now == before)\n        return bytes;\n    before = now;\n    bytes = 0;/
