# REFUSED: What cannot be referred to weakly is nobody's
# Those who wait get it, and only who has made it a TypeError.
s/^\/\* Nobody else is making it/static ObObject *refused;\n\n&/
/^static ObObject \*make_it/,/^}/s/^    ob_decref(op);/    refused = op;/
s/            end_making(self, making, op);/            end_making(self, making, op != NULL ? op : refused);\n            if (op == NULL \&\& refused != NULL)\n                ob_decref(refused);\n            refused = NULL;/
