# REFUSED: like a third name
# Binds a third name meanwhile.
s/^    int result = ob_namespace_bind(ns, a, second);$/    int result = ob_namespace_bind(ns, "(swap)", first);\n    if (result == 0)\n        result = ob_namespace_bind(ns, a, second);/
s/^    ob_decref(first);$/    if (result == 0)\n        result = ob_namespace_unbind(ns, "(swap)");\n&/
