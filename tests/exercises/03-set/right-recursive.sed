# Dies without drop_next: it lets go of its objects itself.
/^static ObObject \*set_drop_next/,/^}/d
/^    .drop_next = set_drop_next,$/d
s/^    if (((Set \*)op)->place != NULL)$/    for (size_t i = 0; i < ((Set *)op)->places; i++)\n        if (((Set *)op)->place[i].item != NULL)\n            ob_decref(((Set *)op)->place[i].item);\n&/
