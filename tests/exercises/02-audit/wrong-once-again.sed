# REFUSED: An object that refers to op twice holds two references, and op may refer to itself.
# Leaves out the object itself.
/^    if (holder != NULL && ob_type(holder)->traverse != NULL)$/c\
    if (holder == NULL || holder == ((Audit *)arg)->op)\
        return 0;\
    if (ob_type(holder)->traverse != NULL)
