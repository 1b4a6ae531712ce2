#include "twin.h"

#include <stdarg.h>
#include <stdlib.h>

static ObInterp *interp;
static ObNamespace *globals;

void must(bool holds)
{
    if (!holds) {
        fprintf(stderr, "twin: %s: %s\n", ob_exc_name(ob_error()),
                ob_error_text());
        exit(1);
    }
}

static ObObject *of(const char *name)
{
    ObObject *op = ob_namespace_lookup_borrowed(globals, name);
    must(op != NULL);
    return op;
}

void twin_begin(void)
{
    interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    must(interp != NULL);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    must(globals != NULL);
    ob_log_to(stdout);
}

int twin_end(void)
{
    ob_log("end of the program");
    return ob_interp_free(interp) == 0 ? 0 : 1;
}

void doomed(const char *name, ...)
{
    ObObject *op = ob_doomed_new(name);
    must(op != NULL);
    va_list friends;
    va_start(friends, name);
    const char *friend;
    while ((friend = va_arg(friends, const char *)) != NULL) {
        must(ob_doomed_befriend(op, of(friend)) == 0);
    }
    va_end(friends);
    rebind(name, op);
}

void befriend(const char *name, const char *friend)
{
    must(ob_doomed_befriend(of(name), of(friend)) == 0);
}

void abandon(const char *name)
{
    ob_doomed_abandon(of(name));
}

void alias(const char *name, const char *other)
{
    rebind(name, ob_namespace_lookup(globals, other));
}

void rebind(const char *name, ObObject *fresh)
{
    must(ob_namespace_bind_steal(globals, name, fresh) == 0);
}

void del(const char *name)
{
    must(ob_namespace_unbind(globals, name) == 0);
}

void count(const char *name)
{
    ob_log_count(globals, name);
}
