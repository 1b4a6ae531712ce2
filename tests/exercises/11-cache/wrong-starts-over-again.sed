# REFUSED: make is called once.
# Asks again, if anything has been put in meanwhile, and nothing for its key lives.
s/^    ObBiased \*weak\[KEYS\];.*/&\n    unsigned changes;/
s/^static ObBiased \*look(Cache \*self, int key)$/static ObBiased *look(Cache *self, int key, unsigned *changes)/
/^static ObBiased \*look/,/^}/s/^    ObBiased \*op = find/    *changes = self->changes;\n&/
s/^                           ObBiased \*weak)$/                           ObBiased *weak, unsigned changes)/
/^static ObBiased \*put_steal/,/^}/{
s/^    if (op == NULL) {/    bool again = op == NULL \&\& self->changes != changes;\n    if (op == NULL \&\& !again) {\n        self->changes++;/
s/^    if (op == NULL)$/    if (op == NULL \&\& !again)/
s/^    return op;/    return again ? cache_get(\&self->base, key) : op;/
}
s/^    ObBiased \*op = look(self, key);/    unsigned changes;\n    ObBiased *op = look(self, key, \&changes);/
s/return put_steal(self, key, op, weak);/return put_steal(self, key, op, weak, changes);/
