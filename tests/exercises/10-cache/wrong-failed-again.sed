# REFUSED: If make fails, its exception is that of its own thread
# All who have waited get one, too.
s/^        if (op != NULL)$/        if (op == NULL) {\n            ob_raise(OB_VALUE_ERROR, \"not made\");\n            ob_decref(\&making->base);\n            return NULL;\n        }\n        if (op != NULL)/
