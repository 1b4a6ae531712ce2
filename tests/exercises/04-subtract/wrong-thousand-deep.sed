# REFUSED: The first is held, and each refers to the next
# OF: right-recursive.c
# It goes no deeper than a thousand.
s/^static int save(/static int depth;\n\n&/
s/^            ob_type(op)->traverse(op, save, arg);/            if (depth < 1000) {\n                depth++;\n    &\n                depth--;\n            }/
