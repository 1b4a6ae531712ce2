# REFUSED: Count names, not namespaces
# Goes on to the next namespace when a name leads to it.
s/^            see(ob_namespace_value_borrowed(ns, i), &audit);$/            if (ob_namespace_value_borrowed(ns, i) == op) {\n                audit.seen++;\n                break;\n            }/
