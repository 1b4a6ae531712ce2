# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# Returns what it has.
s/^            ob_raise(OB_VALUE_ERROR, "there is a cycle");/            return ob_list_size(done) > 0 ? 0 : (ob_raise(OB_VALUE_ERROR, "there is a cycle"), -1);/
