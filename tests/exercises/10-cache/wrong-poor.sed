# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Who has no memory to remember what was made goes, and it is being made for ever.
/^\/\* Nobody else is making it\./i\
static bool poor;\

s/^    ob_decref(op);$/    poor = ob_error() == OB_MEMORY_ERROR;\n&/
s/^            end_making(self, making, op);$/            if (poor)\n                return NULL;\n&/
