# REFUSED: A death raises nothing, not even when there is no memory; what is left of the dead then goes with the next.
# Each death takes out its own.
/^static ObObject \*forget_call/i\
static void take_out(Herd *self, const ObObject *ref)\
{\
    ObError aside;\
    ob_put_aside(&aside);\
    for (size_t i = ob_list_size(self->refs); i-- > 0; )\
        if (ref_at(self, i) == ref && ob_list_del(self->refs, (int64_t)i) < 0)\
            ob_error_clear();\
    ob_put_back(&aside);\
}\

/^static ObObject \*forget_call/,/^}/{
/^    (void)args;/d
s/^        tidy(self);/        take_out(self, args[0]);/
}
