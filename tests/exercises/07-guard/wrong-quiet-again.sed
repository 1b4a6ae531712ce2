# REFUSED: What the action raises in last words is left pending;
# Puts back what was pending before.
/^static void guard_finalize(ObObject \*op)$/,/^}/s/^{$/{\n    ObError e = ob_self()->error;/
s/^    guard_close(op);$/    guard_close(op);\n    ob_self()->error = e;/
