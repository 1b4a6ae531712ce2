# REFUSED: Neither a herd nor a walk that is over holds an animal.
# Does not let go of the one whose visit ends the walk.
/^int herd_each/,/^}/s/^        ob_decref(op);/        if (result == 0)\n            ob_decref(op);/
