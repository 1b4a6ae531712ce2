# REFUSED: A guard may be born where a dead one lay
# The guard that said its last words last is known by its address.
s/^    guard_close(op);$/    static const ObObject *last;\
    if (last != op)\
        guard_close(op);\
    last = op;/
