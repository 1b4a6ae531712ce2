# REFUSED: A name holds a reference, in whichever namespace it is.
# Looks at the newest namespace only.
/^    for (; ns != NULL; ns = ns->next)$/c\
    if (ns != NULL)
