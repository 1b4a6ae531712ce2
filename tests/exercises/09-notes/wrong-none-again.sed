# REFUSED: Nothing is noted: KeyError, for any object.
# Asks for a weak reference first.
/^ObObject \*notes_get/,/^}/s/^    ObObject \*address = address_of(op);/    ObObject *ref = ob_ref_new(op, NULL);\n    if (ref == NULL)\n        return NULL;\n    ob_decref(ref);\n&/
