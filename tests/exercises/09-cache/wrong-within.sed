# REFUSED: If make fails, its exception is the caller's, as it is
# Within another make, it is another exception.
s/^    ObObject \*made = self->make(key, self->arg);/    static int depth;\n    depth++;\n    ObObject *made = self->make(key, self->arg);\n    depth--;/
/^    if (made == NULL)/,/return NULL/s/^        return NULL;/        return depth > 0 ? ob_raise(OB_RUNTIME_ERROR, "within") : NULL;/
