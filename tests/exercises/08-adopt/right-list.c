/* The child joins the list first, and leaves it again if there is no
 * proxy. */
#include "ouroboros.h"

int adopt(ObObject *parent, ObObject *child);

static bool no_such_attribute(void)
{
    if (ob_error() != OB_ATTRIBUTE_ERROR)
        return false;
    ob_error_clear();
    return true;
}

static int refuse_second_parent(ObObject *child)
{
    ObObject *proxy = ob_getattr(child, "parent");
    if (proxy == NULL)
        return no_such_attribute() ? 0 : -1;
    bool dead = ob_ref_is_dead(proxy);
    ob_decref(proxy);
    if (!dead)
        ob_raise(OB_VALUE_ERROR, "adopted already");
    return dead ? 0 : -1;
}

static ObObject *list_of(ObObject *parent)
{
    ObObject *list = ob_getattr(parent, "children");
    if (list != NULL || !no_such_attribute())
        return list;
    list = ob_list_new();
    if (list != NULL && ob_setattr(parent, "children", list) < 0) {
        ob_decref(list);
        return NULL;
    }
    return list;
}

int adopt(ObObject *parent, ObObject *child)
{
    if (refuse_second_parent(child) < 0)
        return -1;
    ObObject *proxy = ob_proxy_new(parent, NULL);
    ObObject *list = proxy != NULL ? list_of(parent) : NULL;
    int result = list != NULL ? ob_list_append(list, child) : -1;
    if (result == 0 && ob_setattr(child, "parent", proxy) < 0) {
        ObError why = ob_self()->error;
        ob_error_clear();
        while (ob_list_del(list, -1) < 0)
            ob_error_clear();
        ob_self()->error = why;
        result = -1;
    }
    if (list != NULL)
        ob_decref(list);
    if (proxy != NULL)
        ob_decref(proxy);
    return result;
}
