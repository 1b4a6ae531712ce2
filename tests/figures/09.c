/* The figures of chapter 9: albums, notes and finalizers. */
#include "figure.h"

static ObNamespace *globals, *inside;

/* A figure has no addresses: what has no other name has a short one. */
static ObObject *short_ref(ObObject *op)
{
    return ob_str_from(ob_ref_is_dead(op) ? "a dead reference" : "a weak reference");
}

static ObObject *short_method(ObObject *op)
{
    (void)op;
    return ob_str_from("bound");
}

static ObObject *short_function(ObObject *op)
{
    (void)op;
    return ob_str_from("a function");
}

static ObObject *short_album(ObObject *op)
{
    (void)op;
    return ob_str_from("an album");
}

static ObObject *short_finalizer(ObObject *op)
{
    (void)op;
    return ob_str_from("a finalizer");
}

static ObObject *short_info(ObObject *op)
{
    (void)op;
    return ob_str_from("what is known");
}

static void shorten(void)
{
    ob_ref_type.repr = ob_keyed_ref_type.repr = short_ref;
    ob_method_type.repr = short_method;
    ob_function_type.repr = short_function;
    ob_weak_values_type.repr = short_album;
    ob_finalize_type.repr = short_finalizer;
}

static ObObject *string(const char *text)
{
    return made(ob_str_from(text), text);
}

/* From here on the name alone holds it. */
static void bind_steal(ObNamespace *ns, const char *name, ObObject *op)
{
    must(ob_namespace_bind_steal(ns, name, op), name);
}

static void unbind(ObNamespace *ns, const char *name)
{
    must(ob_namespace_unbind(ns, name), name);
}

static ObObject *picture(const char *name)
{
    return made(ob_doomed_new(name), name);
}

/* A reference to op, and a tie in the next figure. */
static ObObject *ref_to(ObObject *op)
{
    return made(ob_ref_new(op, NULL), "a reference");
}

static void tie(ObObject *ref, bool changed)
{
    ObObject *to;
    if (ob_ref_get(ref, &to) > 0) {
        figure_tie(ref, to, OB_TIE_WEAK, changed);
        ob_decref(to);
    }
}

static void set_steal(ObObject *dict, ObObject *key, ObObject *value)
{
    must(ob_dict_set(dict, key, value), "an entry");
    ob_decref(key);
    ob_decref(value);
}

/* Two pictures in a dict of references, of which one has died. */
static void draw_refs(void)
{
    ObObject *album = made(ob_dict_new(), "a dict");
    ObObject *sunset = picture("sunset"), *beach = picture("beach");
    ObObject *ref = ref_to(sunset);
    ob_incref(ref);
    set_steal(album, string("sunset"), ref);
    set_steal(album, string("beach"), ref_to(beach));
    bind_steal(globals, "album", album);
    bind_steal(globals, "sunset", sunset);
    ob_decref(beach);
    tie(ref, false);
    ob_decref(ref);
    figure("09-refs", false);
    unbind(globals, "album");
    unbind(globals, "sunset");
}

/* A new line under an old name; the callback for the old one is still
 * to come. */
static void draw_wrong(void)
{
    ObObject *lines = made(ob_dict_new(), "a dict");
    ObObject *old = picture("old"), *new, *ref = ref_to(old);
    set_steal(lines, string("home"), ref);
    bind_steal(globals, "lines", lines);
    bind_steal(globals, "line", old);
    tie(ref, false);
    figure("09-wrong-0", false);
    ob_incref(ref);
    bind_steal(inside, "to be told", ref);
    unbind(globals, "line");
    new = picture("new");
    bind_steal(globals, "line", new);
    ref = ref_to(new);
    set_steal(lines, string("home"), ref);
    tie(ref, true);
    figure("09-wrong-1", true);
    ob_dict_clear(lines);
    unbind(inside, "to be told");
    figure("09-wrong-2", true);
    unbind(globals, "line");
    unbind(globals, "lines");
}

/* All of an album of one picture, and after its death. */
static void draw_anatomy(void)
{
    ObObject *album = made(ob_weak_values_new(), "an album");
    ObObject *key = string("sunset"), *sunset = picture("sunset");
    must(ob_weak_values_set(album, key, sunset), "an entry");
    ob_decref(key);
    bind_steal(globals, "album", album);
    bind_steal(globals, "sunset", sunset);
    ObObject *refs = made(ob_weakref_refs(sunset), "references");
    ObObject *own = made(ob_weakref_refs(album), "references");
    tie(ob_list_get_borrowed(refs, 0), false);
    tie(ob_list_get_borrowed(own, 0), false);
    const ObObject *self = ob_list_get_borrowed(own, 0);
    ob_decref(refs);
    ob_decref(own);
    figure("09-anatomy-0", false);
    unbind(globals, "sunset");
    figure_tie(self, album, OB_TIE_WEAK, false);
    figure("09-anatomy-1", true);
    unbind(globals, "album");
}

/* A walk has a dict of its own; one picture died after the first step. */
static void draw_walk(void)
{
    ObObject *data = made(ob_dict_new(), "a dict"), *pictures[3], *refs[3];
    static const char *const names[] = { "a", "b", "c" };
    for (int i = 0; i < 3; i++) {
        pictures[i] = picture(names[i]);
        refs[i] = ref_to(pictures[i]);
        ob_incref(refs[i]);
        set_steal(data, string(names[i]), refs[i]);
    }
    ObObject *copy = made(ob_dict_copy(data), "a copy");
    bind_steal(globals, "album's dict", data);
    bind_steal(inside, "walk's dict", copy);
    bind_steal(globals, "a", pictures[0]);
    bind_steal(globals, "c", pictures[2]);
    ObObject *key = string("b");
    ob_decref(pictures[1]);
    must(ob_dict_del(data, key), "an entry");
    ob_decref(key);
    for (int i = 0; i < 3; i++) {
        tie(refs[i], false);
        ob_decref(refs[i]);
    }
    figure("09-walk", false);
    unbind(globals, "album's dict");
    unbind(inside, "walk's dict");
    unbind(globals, "a");
    unbind(globals, "c");
}

/* A value that refers to its key. */
static void draw_own(void)
{
    ObObject *data = made(ob_dict_new(), "a dict"), *paris = picture("Paris");
    ObObject *note = made(ob_list_new(), "a note"), *ref = ref_to(paris);
    must(ob_list_append(note, paris), "a note");
    must(ob_dict_set(data, ref, note), "an entry");
    bind_steal(globals, "notes", data);
    ob_decref(note);
    ob_decref(paris);
    tie(ref, false);
    ob_decref(ref);
    figure("09-own", false);
    unbind(globals, "notes");
}

static ObObject *close_file(ObObject *self, ObObject *const args[],
                            size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

/* finalize(self, self.close) */
static void draw_close(void)
{
    ObObject *file = picture("a");
    ObObject *function = made(ob_function_new("File.close", close_file),
                              "a function");
    ObObject *close = made(ob_method_new(function, file), "a method");
    ob_decref(made(ob_finalize_new(file, close, NULL, 0), "a finalizer"));
    ob_decref(function);
    ob_decref(close);
    ObObject *registry = ob_self()->interp->finalizers, *f, *info;
    size_t at = 0;
    must(ob_dict_next_borrowed(registry, &at, &f, &info) ? 0 : -1, "info");
    ob_type(info)->repr = short_info;
    must(ob_namespace_bind(inside, "registry", registry), "registry");
    ObObject *refs = made(ob_weakref_refs(file), "references");
    tie(ob_list_get_borrowed(refs, 0), false);
    ob_decref(refs);
    ob_decref(file);
    figure("09-close", false);
    unbind(inside, "registry");
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    inside = ob_namespace_new(OB_SCOPE_GLOBAL, "the library");
    if (globals == NULL || inside == NULL)
        figure_failed("a namespace");
    ob_gc_disable();
    shorten();
    draw_refs();
    draw_wrong();
    draw_anatomy();
    draw_walk();
    draw_own();
    draw_close();
    return figures_end();
}
