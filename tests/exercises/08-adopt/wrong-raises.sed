# REFUSED: Whether a parent lives, its attributes do not say.
# An attribute that raises ReferenceError is taken for a parent that has died.
/^static bool is_alive/,/^}/c\
static bool is_alive(ObObject *proxy)\
{\
    ObObject *to = ob_getattr(proxy, "children");\
    bool dead = to == NULL && ob_error() == OB_REFERENCE_ERROR;\
    if (to != NULL) ob_decref(to);\
    else ob_error_clear();\
    return !dead;\
}
