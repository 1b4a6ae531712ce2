# REFUSED: A dict refers to its keys as well
# Looks at the values of a dict by itself.
s/^            ob_type(op)->traverse(op, visit, set);/        {\n            size_t at = 0;\n            ObObject *key, *value;\n            if (ob_type(op) != \&ob_dict_type)\n                ob_type(op)->traverse(op, visit, set);\n            else\n                while (ob_dict_next_borrowed(op, \&at, \&key, \&value))\n                    visit(value, set);\n        }/
