# REFUSED: One object may be there under several keys, and others may hold it.
# Refuses what lives for ever.
/^    op = ob_weak_values_setdefault/i\
    if (ob_is_immortal(made))\
        return ob_raise(OB_TYPE_ERROR, "for ever");
