# REFUSED: What cannot be referred to weakly: TypeError
# Returns it all the same.
s/^    ob_decref(made);$/    if (op == NULL \&\& ob_error() == OB_TYPE_ERROR) {\n        ob_error_clear();\n        return made;\n    }\n    ob_decref(made);/
