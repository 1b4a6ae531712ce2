# REFUSED: An animal is held until visit returns
# Lets go of it before the visit.
/^int herd_each/,/^}/{/^        ob_decref(op);$/d; s/^        result = visit(op, arg);/        ob_decref(op);\n&/}
