/* The library as of a chapter that has no classes, or no weak
 * references. */
#include "world_inside.h"

#if CHAPTER < 7
void instances_begin(void)
{
}

void instances_end(void)
{
}

Kind instances_kind(const ObType *type)
{
    (void)type;
    return INT;
}

ObObject *make_instance(const Op *op)
{
    (void)op;
    return NULL;
}

void ask_instance(const Op *op, ObObject *a, ObObject *b)
{
    (void)op, (void)a, (void)b;
}

void class_anew(int shape)
{
    (void)shape;
}
#endif

#if CHAPTER < 9
void containers_begin(void)
{
}

void containers_end(void)
{
}

void ask_container(const Op *op, ObObject *a, ObObject *b)
{
    (void)op, (void)a, (void)b;
}

void tell_container(const Op *op)
{
    (void)op;
}
#endif

#if CHAPTER < 8
void weak_begin(void)
{
}

bool weak_check(const ObType *type, bool *proxy)
{
    (void)type;
    return *proxy = false;
}

ObObject *weak_target(ObObject *op)
{
    (void)op;
    return NULL;
}

void ask_weak(const Op *op, ObObject *a)
{
    (void)op, (void)a;
}

void count_weak(ObObject *a)
{
    (void)a;
}
#endif
