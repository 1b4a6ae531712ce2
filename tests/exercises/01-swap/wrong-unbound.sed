# REFUSED: A name that is unbound and then bound again stands last
s/int result = ob_namespace_bind(ns, a, second);/ob_namespace_unbind(ns, a);\n    if (a != b)\n        ob_namespace_unbind(ns, b);\n    &/
