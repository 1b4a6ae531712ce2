/* A refused allocation ends the test that meets it: what comes back
 * with NULL or -1 for want of memory that the test did not refuse itself
 * breaks it off, as an assertion would at that place. Here stand the
 * functions that may. Those that return a new reference are found by
 * the receipts that they write. */
#ifndef REFUSAL_H
#define REFUSAL_H

#include "leftovers.h"

/* From now on the n-th allocation is refused, and ends the test;
 * 0: none is. */
void refuse_nth(unsigned long n);

/* The test refuses by itself, and knows what comes back. */
void refuse_no_more(void);

/* Whether the library is in the middle of something, such as a death: a
 * test cannot break off then and leave a library that can be judged. */
bool in_the_middle(void);

/* Each returns what it was given, if it returns: always, if the library
 * is at work below, and has called the test back. */
void *made_at(void *result, const char *what, int line);
int done_at(int result, const char *what, int line);
#define made(...) made_at(__VA_ARGS__, #__VA_ARGS__, __LINE__)
#define done(...) done_at(__VA_ARGS__, #__VA_ARGS__, __LINE__)

#ifdef OB_RECEIPTS
#undef ob_held
#define ob_held(op, text) \
    ((ObObject *)made_at(ob_held_at(op, OB_SITE(text)), text, __LINE__))
#endif
#define ob_str_intern(...) ((ObObject *)made(ob_str_intern(__VA_ARGS__)))
#define ob_namespace_new(...) \
    ((ObNamespace *)made(ob_namespace_new(__VA_ARGS__)))
#define ob_namespace_bind(...) done(ob_namespace_bind(__VA_ARGS__))
#define ob_namespace_bind_steal(...) \
    done(ob_namespace_bind_steal(__VA_ARGS__))
#define ob_list_append(...) done(ob_list_append(__VA_ARGS__))
#define ob_list_append_steal(...) done(ob_list_append_steal(__VA_ARGS__))
#define ob_dict_set(...) done(ob_dict_set(__VA_ARGS__))
#define ob_gc_set_debug(...) done(ob_gc_set_debug(__VA_ARGS__))
#define ob_gc_add_callback(...) done(ob_gc_add_callback(__VA_ARGS__))
#define ob_setattr(...) done(ob_setattr(__VA_ARGS__))
#define ob_setattr_steal(...) done(ob_setattr_steal(__VA_ARGS__))
#define ob_delattr(...) done(ob_delattr(__VA_ARGS__))
#define ob_doomed_befriend(...) done(ob_doomed_befriend(__VA_ARGS__))
#define ob_weak_walk(...) done(ob_weak_walk(__VA_ARGS__))
#define ob_weak_set_add(...) done(ob_weak_set_add(__VA_ARGS__))
#define ob_weak_values_set(...) done(ob_weak_values_set(__VA_ARGS__))
#define ob_weak_values_update(...) done(ob_weak_values_update(__VA_ARGS__))
#define ob_weak_keys_set(...) done(ob_weak_keys_set(__VA_ARGS__))
#define ob_weak_keys_del(...) done(ob_weak_keys_del(__VA_ARGS__))
#define ob_weak_keys_update(...) done(ob_weak_keys_update(__VA_ARGS__))
#define ob_weak_keys_contains(...) done(ob_weak_keys_contains(__VA_ARGS__))
#define ob_weak_set_discard(...) done(ob_weak_set_discard(__VA_ARGS__))
#define ob_weak_set_remove(...) done(ob_weak_set_remove(__VA_ARGS__))
#define ob_weak_set_contains(...) done(ob_weak_set_contains(__VA_ARGS__))
#define ob_weak_set_update(...) done(ob_weak_set_update(__VA_ARGS__))

#define ob_mem_fail_nth(mem, n) \
    (refuse_no_more(), ob_mem_fail_nth(mem, n))

/* Freed even if the test does not come to that. */
#define ob_snapshot_take(before) \
    note_snapshot(made(ob_snapshot_take(before)))
#define ob_snapshot_free(shot) free_noted(shot)

#endif
