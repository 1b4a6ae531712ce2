# REFUSED: What cannot be referred to weakly: TypeError
# Returns None if make does.
/^    op = ob_weak_values_setdefault/i\
    if (made == ob_none())\
        return made;
