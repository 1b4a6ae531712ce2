/* What the files of the model share. */
#ifndef MODEL_INSIDE_H
#define MODEL_INSIDE_H

#include "model.h"

#if CHAPTER < 6     /* nobody raises it yet */
#define OB_ATTRIBUTE_ERROR OB_NO_ERROR
#endif
#if CHAPTER < 8
#define OB_REFERENCE_ERROR OB_NO_ERROR
#endif

/* The next line of the log must be this one. */
void expect(Model *m, const char *format, ...) OB_PRINTF(2, 3);
void expect_answer(Model *m, const char *verb, int64_t answer);

/* Calls a slot of a node; runs its script. */
Answer call(Model *m, int n, Slot slot, int other);

void raise_in(Model *m, ObExc exc);

/* A collection may begin here. */
void checkpoint(Model *m);

/* Takes a reference, lets go of one; one that is gone already. */
void hold(Model *m, int v);
void release(Model *m, int v);
void lost(Model *m, int v);

/* A new node, as yet of nobody. */
int new_node(Model *m, Kind kind, int manner);

/* Binds the name that an operand stands for; nothing to NOTHING. */
void bind_node(Model *m, int operand, int v);

/* dict[key]: 0, or -1 with an exception. The value that is found is the
 * caller's to release. */
int put(Model *m, int dict, int key, int value);
int get(Model *m, int dict, int key, int *value);
int delete_key(Model *m, int dict, int key);
bool has_key(Model *m, int dict, int key);

/* What comes next, if it is of that kind; NOTHING: it is not. */
int foreseen(const Model *m, const char *kind);
_Noreturn void differ(Model *m, const char *expected);

/* Who is told something knows of no exception; what they raise goes to
 * the hook. */
void tell_node(Model *m, int n, Slot slot);

int equal(Model *m, int a, int b);
int64_t hash(Model *m, int v);

Answer run_script_of(Model *m, int manner, Slot slot);

/* Deletes a name. */
void unbind_node(Model *m, int operand);

/* --- model_containers.c --- */

/* The callback of an entry, or of a finalizer. */
Answer call_holder(Model *m, int n);

void model_ask_container(Model *m, const Op *op, int a, int b);
void model_tell_container(Model *m, const Op *op);

/* --- model_weak.c --- */

bool can_be_referred_to(const Model *m, const Node *node);


/* n dies: all references to it are cleared, and call back. */
void call_back_all(Model *m, int n);

/* The same for all that was found, of those with a callback: how many
 * of them have died of it. */
int call_back_for_garbage(Model *m, Place survivors);

/* The rest, when all have spoken. */
void clear_garbage_refs(Model *m);

/* The one that all share; NOTHING: there is none. */
int shared(const Model *m, Kind kind, int n);

int refs_equal(Model *m, int a, int b);
int64_t ref_hash(Model *m, int n);
void model_ask_weak(Model *m, const Op *op, int a);
void expect_weak_count(Model *m, int a);

/* --- model_instances.c --- */

bool has_weak(const Model *m, int class);

/* Says that it went well, and binds c to the value. */
void expect_and_bind(Model *m, const Op *op, const char *verb,
                     int value);


void classes_begin(Model *m);
void model_class_anew(Model *m, int shape);

/* Whether an instance has a __del__. */
bool speaks(const Model *m, const Node *node);

/* What a dying instance, or the dict of one, lets go of next; false:
 * nothing more. */
bool drop_next_of_instance(Model *m, Node *node, int *value);
bool drop_next_attribute(const Model *m, Node *node, int *value);

/* A class learns a name. */
void learn(Model *m, int class, int which);

/* A new instance, held; NOTHING: it failed. */
int model_make_instance(Model *m, const Op *op);

void model_ask_instance(Model *m, const Op *op, int a, int b);

#endif
