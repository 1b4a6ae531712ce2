# REFUSED: A watch does not keep what it watches.
# Holds the object, too.
s/^    ObObject \*ref = ob_ref_new(op, note);/    ob_incref(op);\n&/
