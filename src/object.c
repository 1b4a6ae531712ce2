#include "ob_object.h"

/* make an object */
ObObject *ob_object_new_at(ObType *type, size_t size,
                           const char *where)
{
    assert(size >= type->basic_size);
    ObObject *op = ob_mem_alloc_at(ob_mem(), OB_MEM_OBJECT, size,
                                   where);
    if (op == NULL)
        return ob_raise_memory();
    *op = (ObObject){ .refcnt = 1, .type = type };
    return op;
}

void ob_object_free(ObObject *op)
{
    ob_mem_free(ob_mem(), op);
}

/* deallocate an object */
void ob_dealloc(ObObject *op)
{
    assert(op->refcnt == 0);
    ob_type(op)->free(op);
}

/* ask an object */
int ob_equal(ObObject *a, ObObject *b)
{
    int answer = OB_NOT_IMPLEMENTED;
    if (ob_type(a)->equal != NULL)
        answer = ob_type(a)->equal(a, b);
    if (answer == OB_NOT_IMPLEMENTED && ob_type(b)->equal != NULL)
        answer = ob_type(b)->equal(b, a);
    return answer == OB_NOT_IMPLEMENTED ? a == b : answer;
}

ObObject *ob_repr(ObObject *op)
{
    assert(op != NULL);
    return ob_type(op)->repr(op);
}

size_t ob_sizeof(const ObObject *op)
{
    const ObType *type = ob_type(op);
    return type->size_of != NULL ? type->size_of(op)
                                 : type->basic_size;
}
