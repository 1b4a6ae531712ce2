# REFUSED: If make fails, its exception is the caller
# Returns None.
/^    if (made == NULL)$/{n;s/.*/    {\n        ob_error_clear();\n        return ob_none();\n    }/}
