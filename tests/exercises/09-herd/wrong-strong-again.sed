# REFUSED: Neither a herd nor a walk that is over holds an animal.
# Never lets go of whom it visited last.
s/^        ob_decref(op);$/        static ObObject *last;\n        if (last != NULL)\n            ob_decref(last);\n        last = op;/; s/^    for (size_t i = 0; i < n \&\& result == 0; i++) {$/&/
