# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# Says nothing.
s/            ob_raise(OB_VALUE_ERROR, "there is a cycle");/            return -1;/
