# REFUSED: If make fails, its exception is that of its own thread
# None for a failure.
s/^    op = self->make(key, self->arg);/&\n    if (op == NULL) {\n        ob_error_clear();\n        return ob_none();\n    }/
