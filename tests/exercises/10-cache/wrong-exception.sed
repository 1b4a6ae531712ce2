# REFUSED: If make fails, its exception is that of its own thread
# One that make raises for a dead weak reference is taken for that of the cache.
/^    op = self->make(key, self->arg);$/a\
    if (op == NULL \&\& ob_error() == OB_REFERENCE_ERROR) {\
        ob_error_clear();\
        op = self->make(key, self->arg);\
    }
