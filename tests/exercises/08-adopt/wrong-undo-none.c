// REFUSED: After -1 all is as it was
/* The child stays in the list when child.parent cannot be set. */
#include "ouroboros.h"

int adopt(ObObject *parent, ObObject *child);

/* 1: it lives; 0; -1. */
static int has_parent(ObObject *child)
{
    ObObject *old = ob_getattr(child, "parent");
    if (old == NULL) {
        if (ob_error() != OB_ATTRIBUTE_ERROR)
            return -1;
        ob_error_clear();
        return 0;
    }
    bool dead = ob_ref_is_dead(old);
    ob_decref(old);
    return !dead;
}

static ObObject *children_of(ObObject *parent)
{
    ObObject *list = ob_getattr(parent, "children");
    if (list != NULL || ob_error() != OB_ATTRIBUTE_ERROR)
        return list;
    ob_error_clear();
    list = ob_list_new();
    if (list != NULL && ob_setattr(parent, "children", list) < 0) {
        ob_decref(list);
        return NULL;
    }
    return list;
}

int adopt(ObObject *parent, ObObject *child)
{
    int has = has_parent(child);
    if (has != 0) {
        if (has > 0)
            ob_raise(OB_VALUE_ERROR, "has a parent");
        return -1;
    }
    ObObject *list = children_of(parent);
    ObObject *proxy = list != NULL ? ob_proxy_new(parent, NULL) : NULL;
    int result = proxy != NULL ? ob_list_append(list, child) : -1;
    if (result == 0) {
        result = ob_setattr(child, "parent", proxy);
    }
    if (proxy != NULL)
        ob_decref(proxy);
    if (list != NULL)
        ob_decref(list);
    return result;
}
