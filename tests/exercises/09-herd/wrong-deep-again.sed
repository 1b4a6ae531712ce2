# REFUSED: Each walk goes its own way, also one within another.
# At most a thousand walks within one another.
/^int herd_each/,/^}/{s/^        result = visit(op, arg);/        if (ob_enter(" in a herd") < 0) {\n            ob_decref(op);\n            result = -1;\n            break;\n        }\n&\n        ob_leave();/}
