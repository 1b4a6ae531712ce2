# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# Returns what it has.
s/^        if (op == NULL || ob_list_append(done, op) < 0) {$/        if (op == NULL || ob_list_append(done, op) < 0) {\n            if (ob_error() == OB_VALUE_ERROR \&\& ob_list_size(done) > 0) {\n                ob_error_clear();\n                return done;\n            }/
