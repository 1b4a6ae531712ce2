// Appends first; what it takes out again is what it has just put in, and that is refused to nobody.
#include "ouroboros.h"

int adopt(ObObject *parent, ObObject *child);

/* 1: there was one, which is dead, in *old; 0: there was none. */
static int old_parent(ObObject *child, ObObject **old)
{
    *old = ob_getattr(child, "parent");
    if (*old == NULL) {
        if (ob_error() != OB_ATTRIBUTE_ERROR)
            return -1;
        ob_error_clear();
        return 0;
    }
    ObObject *to;
    int lives = ob_ref_get(*old, &to);
    if (lives == 0)
        return 1;
    if (lives > 0) {
        ob_decref(to);
        ob_raise(OB_VALUE_ERROR, "it has a parent");
    }
    ob_decref(*old);
    *old = NULL;
    return -1;
}

static ObObject *children_of(ObObject *parent)
{
    ObObject *list = ob_getattr(parent, "children");
    if (list != NULL || ob_error() != OB_ATTRIBUTE_ERROR)
        return list;
    ob_error_clear();
    list = ob_list_new();
    if (list != NULL && ob_setattr(parent, "children", list) != 0) {
        ob_decref(list);
        list = NULL;
    }
    return list;
}

int adopt(ObObject *parent, ObObject *child)
{
    ObObject *old, *proxy = NULL, *list = NULL;
    if (old_parent(child, &old) < 0)
        return -1;
    int result = -1;
    list = children_of(parent);
    if (list == NULL)
        goto end;
    proxy = ob_proxy_new(parent, NULL);
    if (proxy == NULL)
        goto end;
    if (ob_list_append(list, child) != 0)
        goto end;
    if (ob_setattr(child, "parent", proxy) != 0) {
        ObError error = ob_error_take();
        ObObject *last = ob_list_pop(list);
        if (last != NULL)
            ob_decref(last);
        ob_error_restore(&error);
        goto end;
    }
    result = 0;
end:
    if (proxy != NULL)
        ob_decref(proxy);
    if (list != NULL)
        ob_decref(list);
    if (old != NULL)
        ob_decref(old);
    return result;
}
