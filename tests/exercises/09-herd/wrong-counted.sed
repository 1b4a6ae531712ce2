# REFUSED: herd_size counts those that live, also during a walk.
# Who has died counts until the herd has heard of it.
s/^    ObObject \*forget; .*/&\n    size_t living;/
s/^    Herd \*self = (Herd \*)herd;\n    if (self->walks == 0)/&/
/^static ObObject \*forget_call/,/^}/s/^    if (self->walks == 0)/    self->living--;\n&/
/^int herd_add/,/^}/{
s/^    return ob_list_append_steal(self->refs,/    int result = ob_list_append_steal(self->refs,/
s/^                                ob_ref_new(op, self->forget));/&\n    self->living += result == 0;\n    return result;/
}
/^size_t herd_size/,/^}/{
s/^    size_t n = 0;/    size_t n = self->living;/
/^    for/d
/^        n += /d
}
