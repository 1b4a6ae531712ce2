# REFUSED: op refers to itself, and that is a reference that an object holds
# Leaves out the object itself.
/^    if (holder != NULL && ob_type(holder)->traverse != NULL)$/c\
    if (holder == NULL || holder == ((Audit *)arg)->op)\
        return 0;\
    if (ob_type(holder)->traverse != NULL)
