# REFUSED: The action is called once, whoever asks for it again.
# What has failed in last words, and is saved, is tried again.
/^static void guard_finalize/,/^}/{
s/^    guard_close(op);$/    Guard *self = (Guard *)op;\
    GuardAction *action = self->action;\
    if (guard_close(op) < 0 \&\& ob_refcnt(op) > 1)\
        self->action = action;/
}
