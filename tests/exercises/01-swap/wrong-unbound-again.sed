# REFUSED: A name that is unbound and then bound again stands last
# Unbinds the first before it binds the second.
s/^    int result = ob_namespace_bind(ns, a, second);/    int result = ob_namespace_unbind(ns, a);\n    if (result == 0)\n        result = ob_namespace_bind(ns, a, second);/
