# REFUSED: Nothing is noted: KeyError, for any object.
# Answers with None.
/^ObObject \*notes_get/,/^}/{/^    if (entry == NULL)$/{n;s/.*/    {\n        ob_error_clear();\n        return ob_none();\n    }/}}
