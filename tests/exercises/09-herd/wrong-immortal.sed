# REFUSED: Who joins twice is there once, at its place.
# OF: right-chain.c
# Asks those who refer to op; but the immortal do not know them.
/^int herd_add/,/^}/{s/^    for (; \*at.*/    ObObject *first = ob_weakref_first(op);\n    for (ObRef *ref = (ObRef *)first; ref != NULL; ref = ref->next)\n        if (ref->callback == \&callback \&\& ((Link *)\&ref->base)->herd == self) {\n            ob_decref(first);\n            return 0;\n        }\n    if (first != NULL)\n        ob_decref(first);\n    for (; *at != NULL; at = \&(*at)->next)\n        ;/; /^        if (ob_ref_to_borrowed/d; /^            return 0;$/d}
