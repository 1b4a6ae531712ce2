# REFUSED: Last words may call cache_get.
# Lets go of both, and looks once more.
/^static ObBiased \*put_steal/,/^}/s/^    ob_biased_decref(made);/    if (op != made) {\n        ob_biased_decref(op);\n        ob_biased_decref(made);\n        return look(self, key);\n    }\n&/
