/* namespace: names and the references that they hold.
 *
 * CPython has dicts for them: Objects/dictobject.c; how a module's is
 * emptied: Objects/moduleobject.c
 */
#include "ob_values.h"

#include <string.h>

/* A public function says its own name when ns is NULL, or belongs to
 * another interpreter than the current one. */
#define require_ours(ns) \
    (ob_require_pointer(ns), \
     ob_require((ns)->interp == ob_self()->interp, \
                "the namespace is another interpreter's"))

/* make a namespace */
ObNamespace *ob_namespace_new(ObScope scope, const char *label)
{
    ob_require_pointer(label);
    ObInterp *interp = ob_self()->interp;
    ObNamespace *ns = ob_mem_alloc(&interp->mem, OB_MEM_DATA,
                                   sizeof *ns);
    if (ns == NULL)
        return ob_raise_memory();
    *ns = (ObNamespace){ .interp = interp, .label = label,
                         .scope = scope, .next = interp->namespaces };
    if (ns->next != NULL)
        ns->next->prev = ns;
    interp->namespaces = ns;
    return ns;
}

/* --- find a name --- */

static ObBinding *find(const ObNamespace *ns, const char *name)
{
    ObObject *interned = ob_str_interned(name);
    for (size_t i = 0; interned != NULL && i < ns->used; i++)
        if (ns->bindings[i].name == interned)
            return &ns->bindings[i];
    return NULL;
}

static int not_defined(const char *name)
{
    ob_raise(OB_NAME_ERROR, "name '%s' is not defined", name);
    return -1;
}

/* The binding of `name`, appended with no value if there was none. */
static ObBinding *find_or_append(ObNamespace *ns, const char *name)
{
    ObBinding *b = find(ns, name);      /* needs no memory */
    if (b != NULL)
        return b;
    ObObject *interned = ob_str_intern(name);
    b = interned == NULL ? NULL
        : ob_grow(ns->bindings, ns->used, &ns->capacity, sizeof *b);
    if (b == NULL)
        return NULL;
    ns->bindings = b;
    b += ns->used++;
    *b = (ObBinding){ .name = interned };
    return b;
}

/* bind a name */
int ob_namespace_bind(ObNamespace *ns, const char *name,
                      ObObject *value)
{
    require_ours(ns);
    ob_require_pointer(name);
    ob_require_object(value);
    ObBinding *b = find_or_append(ns, name);
    if (b == NULL)
        return -1;
    ObObject *old = b->value;
    ob_incref(value);
    b->value = value;
    if (old != NULL)
        ob_decref(old);
    /* pass a checkpoint */
    ob_checkpoint();
    return 0;
}

/* bind a name, stealing the reference */
int ob_namespace_bind_steal(ObNamespace *ns, const char *name,
                            ObObject *value)
{
    require_ours(ns);
    ob_require_pointer(name);
    if (value == NULL)
        return -1;
    ob_require_object(value);
    /* the stolen reference is ours now */
    (void)ob_held(value, "value");
    int result = ob_namespace_bind(ns, name, value);
    ob_decref(value);
    return result;
}

/* unbind a name */
int ob_namespace_unbind(ObNamespace *ns, const char *name)
{
    require_ours(ns);
    ob_require_pointer(name);
    ObBinding *b = find(ns, name);
    if (b == NULL)
        return not_defined(name);
    ObObject *old = b->value;
    size_t after = (size_t)(ns->bindings + ns->used - (b + 1));
    memmove(b, b + 1, after * sizeof *b);
    ns->used--;
    ob_decref(old);
    /* pass a checkpoint */
    ob_checkpoint();
    return 0;
}

/* --- look a name up --- */

ObObject *ob_namespace_lookup_borrowed(const ObNamespace *ns,
                                       const char *name)
{
    require_ours(ns);
    ob_require_pointer(name);
    const ObBinding *b = find(ns, name);
    if (b != NULL)
        return b->value;
    not_defined(name);
    return NULL;
}

ObObject *(ob_namespace_lookup)(const ObNamespace *ns,
                                const char *name)
{
    require_ours(ns);
    ob_require_pointer(name);
    ObObject *value = ob_namespace_lookup_borrowed(ns, name);
    if (value != NULL)
        ob_incref(value);
    return value;
}

size_t ob_namespace_size(const ObNamespace *ns)
{
    require_ours(ns);
    return ns->used;
}

const char *ob_namespace_name(const ObNamespace *ns, size_t i)
{
    require_ours(ns);
    ob_require(i < ns->used, "fewer names are bound");
    return ob_str_utf8(ns->bindings[i].name);
}

ObObject *ob_namespace_value_borrowed(const ObNamespace *ns, size_t i)
{
    require_ours(ns);
    ob_require(i < ns->used, "fewer names are bound");
    return ns->bindings[i].value;
}

ObObject *(ob_namespace_value)(const ObNamespace *ns, size_t i)
{
    require_ours(ns);
    ob_require(i < ns->used, "fewer names are bound");
    ObObject *value = ob_namespace_value_borrowed(ns, i);
    ob_incref(value);
    return value;
}

/* let go of everything in a namespace */
static void release_all(ObNamespace *ns)
{
    while (ns->bindings != NULL) {
        size_t n = ns->used;
        ObBinding *bindings = ns->bindings;
        ns->bindings = NULL;
        ns->used = ns->capacity = 0;
        for (size_t i = 0; i < n; i++) {
            bool forward = ns->scope == OB_SCOPE_GLOBAL;
            ob_decref(bindings[forward ? i : n - 1 - i].value);
        }
        ob_mem_free(ob_mem(), bindings);
    }
}

void ob_namespace_free(ObNamespace *ns)
{
    require_ours(ns);
    if (ns->leaving)
        return;
    ns->leaving = true;
    release_all(ns);
    ObInterp *interp = ob_self()->interp;
    if (ns->prev != NULL)
        ns->prev->next = ns->next;
    else
        interp->namespaces = ns->next;
    if (ns->next != NULL)
        ns->next->prev = ns->prev;
    ob_mem_free(&interp->mem, ns);
}
