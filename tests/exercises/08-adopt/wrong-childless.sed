# REFUSED: Whether a parent lives, its attributes do not say.
# A parent whose list is empty is.
/^static bool is_alive/,/^}/c\
static bool is_alive(ObObject *proxy)\
{\
    ObObject *to;\
    if (ob_ref_get(proxy, \&to) <= 0)\
        return false;\
    ObObject *list = ob_getattr(to, "children");\
    bool alive = list == NULL || ob_list_size(list) > 0;\
    if (list) ob_decref(list); else ob_error_clear();\
    ob_decref(to);\
    return alive;\
}
