# REFUSED: To compare keys, or to hash one, may let others in, and they may begin to make something
# Asks for the hash when nobody else is making it, and puts itself on the list then.
s/^    ObObject \*op = ob_object_new(&making_type, sizeof(Making));$/    if (ob_hash(key) == -1)\
        return NULL;\
&/
