# REFUSED: To remember what has been made, its key is hashed and compared, which may let others in
# Those who wait are woken first.
s/^    if (op == NULL || ob_weak_values_set(self->objects, key, op) == 0)$/    if (op == NULL || ob_type(op)->weak_offset > 0)/
s/^    ob_decref(op);$/    ob_raise(OB_TYPE_ERROR, "no weak references");\
&/
s/^            end_making(self, making, op);$/&\
            if (op != NULL \&\& ob_weak_values_set(self->objects, key, op) < 0) {\
                ob_decref(op);\
                return NULL;\
            }/
