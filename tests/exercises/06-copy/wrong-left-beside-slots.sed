# REFUSED: When memory runs out, nothing is left behind
# Leaves a copy with slots behind.
/^    else if (copy_dict/,/^    }/s/^        ob_decref(copy);/        if (ob_tuple_size(((const ObClass *)ob_type(op))->slots) == 0)\n            ob_decref(copy);/
