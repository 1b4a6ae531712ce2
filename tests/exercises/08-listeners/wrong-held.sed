# REFUSED: A listener is held while its own method runs.
# Does not hold it.
/^static int tell_one/,/^}/s/^    ob_decref(op);$/    (void)0;/; s/^    ObObject \*result = ob_call_method(op/    ob_decref(op);\n&/
