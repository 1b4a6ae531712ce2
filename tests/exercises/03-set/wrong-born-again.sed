# REFUSED: A set is empty when it is born, even where another one lay that has died.
# OF: right-chains.c
# Keeps the size of the set that was changed last beside it.
/^size_t set_size/,/^}/s/^    return .*/    return op == counted ? count : ((const Set *)op)->size;/
s/^size_t set_size(.*/static const ObObject *counted;\nstatic size_t count;\n\n&/
s/^    set->size++;$/    count = ++set->size;\n    counted = op;/
s/^    ((Set \*)op)->size--;$/    count = --((Set *)op)->size;\n    counted = op;/
