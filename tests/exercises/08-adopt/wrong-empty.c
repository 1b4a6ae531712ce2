// REFUSED: A parent's list stays the same one, also when it is empty.
/* An empty list is replaced. */
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
    if (list != NULL && ob_list_size(list) == 0) {
        ob_decref(list);
        list = ob_list_new();
        if (list != NULL && ob_setattr(parent, "children", list) < 0) {
            ob_decref(list);
            list = NULL;
        }
        return list;
    }
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

static void take_back(ObObject *list)
{
    ObError error = ob_error_take();
    ObObject *last = ob_list_pop(list);
    if (last != NULL)
        ob_decref(last);
    ob_error_restore(&error);
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
        if (result < 0)
            take_back(list);
    }
    if (proxy != NULL)
        ob_decref(proxy);
    if (list != NULL)
        ob_decref(list);
    return result;
}
