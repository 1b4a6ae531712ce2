/* Exercise 8.4: Parents. A solution. */
#include "ouroboros.h"

int adopt(ObObject *parent, ObObject *child);

/* op.name: 1 and a new reference; 0 and NULL: there is none; -1 with
 * another exception. */
static int look(ObObject *op, const char *name, ObObject **value)
{
    *value = ob_getattr(op, name);
    if (*value != NULL)
        return 1;
    if (ob_error() != OB_ATTRIBUTE_ERROR)
        return -1;
    ob_error_clear();
    return 0;
}

/* parent.children: a new reference, or NULL with an exception. */
static ObObject *children_of(ObObject *parent)
{
    ObObject *list;
    if (look(parent, "children", &list) != 0)
        return list;
    list = ob_list_new();
    if (list == NULL || ob_setattr(parent, "children", list) == 0)
        return list;
    ob_decref(list);
    return NULL;
}

static bool is_alive(ObObject *proxy)
{
    ObObject *to;
    if (ob_ref_get(proxy, &to) <= 0)
        return false;
    ob_decref(to);
    return true;
}

/* child.parent = old, which may have been nothing. */
static void undo(ObObject *child, ObObject *old)
{
    ObError error = ob_self()->error;
    if (old != NULL)
        ob_setattr(child, "parent", old);
    else
        ob_delattr(child, "parent");
    ob_self()->error = error;
}

static int join(ObObject *parent, ObObject *child, ObObject *old)
{
    ObObject *list = children_of(parent);
    if (list == NULL)
        return -1;
    int result = ob_setattr_steal(child, "parent",
                                  ob_proxy_new(parent, NULL));
    if (result == 0 && ob_list_append(list, child) < 0) {
        undo(child, old);
        result = -1;
    }
    ob_decref(list);
    return result;
}

int adopt(ObObject *parent, ObObject *child)
{
    ObObject *old;
    if (look(child, "parent", &old) < 0)
        return -1;
    int result = -1;
    if (old != NULL && is_alive(old))
        ob_raise(OB_VALUE_ERROR, "there is a parent already");
    else
        result = join(parent, child, old);
    if (old != NULL)
        ob_decref(old);
    return result;
}
