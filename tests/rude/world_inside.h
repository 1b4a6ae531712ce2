/* What the files of the world share. */
#ifndef WORLD_INSIDE_H
#define WORLD_INSIDE_H

#include "world.h"

extern World *w;        /* slots are told of nothing else */

void say(const char *format, ...) OB_PRINTF(1, 2);
void must(bool holds, const char *what);

/* Of what the program has made, NOTHING if it has not; or of None, an
 * int or a str. */
int birth_of(const ObObject *op);
int number_of(ObObject *op);

/* A new object has the next number; a dead one has none. */
int register_new(ObObject *op);
void forget(ObObject *op);

/* Says that this slot of a thing is called, and runs the script. */
Answer play(int number, int manner, Slot slot, ObObject *self);

Answer run_script(int manner, Slot slot);

/* Deletes a name. */
void unbind_name(int operand);

/* Says what came out; if there is a value, binds c to it, and lets go
 * of it. */
void say_answer(const Op *op, int64_t answer);
void say_and_bind(const Op *op, ObObject *value);

/* Binds a name to what has a number. */
void bind_name(int operand, ObObject *op);

/* --- world_instances.c --- */

void instances_begin(void);
void instances_end(void);

/* INSTANCE, METHOD or INT: something else. */
Kind instances_kind(const ObType *type);

/* A new one; NULL: it failed, and said so, or there are too many. */
ObObject *make_instance(const Op *op);

/* A step on an instance or its dict. */
void ask_instance(const Op *op, ObObject *a, ObObject *b);

/* Makes a class anew. */
void class_anew(int shape);

/* --- world_weak.c --- */

void weak_begin(void);

/* Whether it is a type of weak references, of proxies. */
bool weak_check(const ObType *type, bool *proxy);

/* Whom a reference leads to: a new reference, or NULL. */
ObObject *weak_target(ObObject *op);

/* A step on whoever can be referred to, or on a reference. */
void ask_weak(const Op *op, ObObject *a);
void count_weak(ObObject *a);

/* --- world_containers.c --- */

void containers_begin(void);
void containers_end(void);

void ask_container(const Op *op, ObObject *a, ObObject *b);
void tell_container(const Op *op);

#endif
