#!/usr/bin/env python3
"""mends.py SRC OUT FAULT: writes, into the folder OUT, a source of the library as it was with that fault.

Most were in the library once, and no test saw them until somebody looked. Rude programs must find each: the tests
rude.finds-FAULT run them on the library with that one file changed. A mend that is no longer where it was ends this
with 1: say anew how to take it out.
"""
import pathlib
import sys

# fault: the file, and what becomes what in it
MENDS = {
    "lost-exception": ("object.c", [        # last words see, and forget, the exception that is pending around them
        ("    ObError aside;\n    ob_put_aside(&aside);\n    self->deaths++;", "    self->deaths++;"),
        ("    self->deaths--;\n    ob_put_back(&aside);\n", "    self->deaths--;\n")]),
    "left-exception": ("object.c", [        # what last words raise is left pending
        ("    ob_type(op)->finalize(op);\n"
         '    ob_write_unraisable("deallocator", ob_type(op)->name, op);\n', "    ob_type(op)->finalize(op);\n")]),
    "dying-value": ("dict.c", [             # d[k2] = d[k1], and an == that deletes k1
        ("    ob_incref(key);\n    ob_incref(value);\n    int64_t hash = hash_key(key);\n    if (hash != -1)\n"
         "        return insert(",
         "    ob_incref(key);\n    int64_t hash = hash_key(key);\n    if (hash != -1)\n        return insert("),
        ("        append(dict, entry);\n        return 0;\n    }\n"
         "    ObObject *unwanted = entry.value;   /* if it fails */\n    if (found == 1) {\n",
         "        ob_incref(entry.value);\n        append(dict, entry);\n        return 0;\n    }\n"
         "    ObObject *unwanted = ob_none();\n    if (found == 1) {\n        ob_incref(entry.value);\n"),
        ("        return insert(dict, (ObEntry){ key, value, hash });\n    ob_decref(key);\n    ob_decref(value);\n",
         "        return insert(dict, (ObEntry){ key, value, hash });\n    ob_decref(key);\n")]),
    "stale-sizes": ("sequence.c", [         # an == that shortens a list: equal as far as they go is equal
        ("    return ended && x.size == y.size ?",
         "    return ended && (ob_type(a) == &ob_list_type || x.size == y.size) ?")]),
    "endless": ("heap.c", [                 # whoever moves a place sends the collection back to its beginning
        ("    append_all(&heap->ring[to], &heap->ring[from]);\n}",
         "    append_all(&heap->ring[to], &heap->ring[from]);\n    ob_heap_rewind(heap);\n}")]),
    "speaks-twice": ("gc.c", [              # whom the collector has let speak speaks again
        ("        op->flags |= OB_FINALIZED;\n        ob_type(op)->finalize(op);", "        ob_type(op)->finalize(op);")]),
    "no-second-look": ("gc.c", [            # whoever last words have saved is cleared all the same
        ("        changed |= finalize_garbage(heap);", "        (void)finalize_garbage(heap);")]),
    "values-backwards": ("instance.c", [    # inline values die the last first
        ("    next = take_first(values->value, values->room);\n",
         "    for (size_t i = values->room; next == NULL && i > 0; i--)\n"
         "        next = take_first(&values->value[i - 1], 1);\n")]),
    "foreign-table": ("descr.c", [          # in another class, its values have other names
        ("    if (ob_type(op)->dict_offset != 0) {\n        ObObject *dict = ob_vars(op);",
         "    if (false) {\n        ObObject *dict = ob_vars(op);")]),
    "unheld-class": ("descr.c", [           # the class that it is given is not held
        ("    ob_incref(cls);\n    op->type =", "    op->type =")]),
    "callbacks-backwards": ("weakref.c", [  # the oldest reference is called back first
        ("    for (ObRef *ref = queue.next; ref != &queue; ref = ref->next)",
         "    for (ObRef *ref = queue.prev; ref != &queue; ref = ref->prev)")]),
    "garbage-called": ("weakref.c", [       # references that are garbage themselves are called back
        ("    excuse_garbage(heap);\n", "    (void)excuse_garbage;\n")]),
    "stale-reference": ("weakref.c", [      # what a finalizer makes of the garbage outlives it
        ("        if (op->flags & OB_WEAKLY)\n            clear_refs_to(op, true, NULL);\n", "")]),
    "new-value-forgotten": ("weakvalues.c", [   # the callback of an old value takes out a new one
        ("    return ob_dict_del_if(((ObWeak *)op)->data,\n"
         "                          ((ObKeyedRef *)ref)->key, ob_ref_is_dead);",
         "    return ob_dict_del(((ObWeak *)op)->data, ((ObKeyedRef *)ref)->key);")]),
    "freed-twice": ("namespace.c", [        # last words free the namespace that is letting go of them
        ("    if (ns->leaving)\n        return;\n", "")]),
}


def main(src, out, fault):
    file, changes = MENDS[fault]
    text = (pathlib.Path(src) / file).read_text(encoding="utf-8")
    for mended, faulty in changes:
        if text.count(mended) != 1:
            sys.exit(f"mends.py: {file} does not have this once:\n{mended}")
        text = text.replace(mended, faulty)
    (pathlib.Path(out) / f"{fault}.c").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
