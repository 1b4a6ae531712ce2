# REFUSED: Once the lock is somebody's, nobody else gets it
# Who releases what nobody has lets one in too many later.
s/^    bool locked;/&\n    int more;/
s/PTHREAD_COND_INITIALIZER, false };/PTHREAD_COND_INITIALIZER, false, 0 };/
s/^    bool taken = !self->locked;/&\n    if (!taken \&\& self->more > 0) {\n        self->more--;\n        taken = true;\n    }/
s/^    bool had = self->locked;/&\n    self->more += !had;/
