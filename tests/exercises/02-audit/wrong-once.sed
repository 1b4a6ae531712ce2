# REFUSED: Count references, not objects
# Counts the objects that refer to it, not the references.
/^    audit->seen += op == audit->op;$/,+1c\
    if (op == audit->op)\
        audit->seen++;\
    return op == audit->op;
