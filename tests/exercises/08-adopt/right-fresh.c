/* A list that is new is shown when all else is done. */
#include "ouroboros.h"

int adopt(ObObject *parent, ObObject *child);

/* NULL without an exception: there is no such attribute. */
static ObObject *attribute(ObObject *op, const char *name)
{
    ObObject *value = ob_getattr(op, name);
    if (value == NULL && ob_error() == OB_ATTRIBUTE_ERROR)
        ob_error_clear();
    return value;
}

static int put_back(ObObject *child, ObObject *parent)
{
    ObError why = ob_self()->error;
    ob_error_clear();
    (void)(parent != NULL ? ob_setattr(child, "parent", parent)
                          : ob_delattr(child, "parent"));
    ob_self()->error = why;
    return -1;
}

static int join(ObObject *parent, ObObject *child)
{
    ObObject *list = attribute(parent, "children");
    if (list == NULL && ob_error() != OB_NO_ERROR)
        return -1;
    bool fresh = list == NULL;
    if (fresh && (list = ob_list_new()) == NULL)
        return -1;
    int result = ob_list_append(list, child);
    if (result == 0 && fresh)
        result = ob_setattr(parent, "children", list);
    ob_decref(list);
    return result;
}

int adopt(ObObject *parent, ObObject *child)
{
    ObObject *before = attribute(child, "parent"), *living = NULL;
    if (before == NULL && ob_error() != OB_NO_ERROR)
        return -1;
    int result = -1;
    if (before != NULL && ob_ref_get(before, &living) > 0) {
        ob_decref(living);
        ob_raise(OB_VALUE_ERROR, "there is a parent");
    } else if (ob_setattr_steal(child, "parent",
                                ob_proxy_new(parent, NULL)) == 0) {
        result = join(parent, child);
        if (result < 0)
            put_back(child, before);
    }
    if (before != NULL)
        ob_decref(before);
    return result;
}
