# REFUSED: Whether a parent lives, its attributes do not say.
# An attribute that raises anything but AttributeError is.
/^static bool is_alive/,/^}/c\
static bool is_alive(ObObject *proxy)\
{\
    ObObject *to = ob_getattr(proxy, "children");\
    bool alive = to != NULL || ob_error() == OB_ATTRIBUTE_ERROR;\
    if (to != NULL) ob_decref(to);\
    else ob_error_clear();\
    return alive;\
}
