# REFUSED: While make ran, another thread has put an object in
# Looks again only if another make has begun meanwhile: one that had begun
# before may have ended.
s/^\/\* Who is there already stays/static _Atomic(int) makes;\n\n&/
s/^                           ObBiased \*weak)/                           ObBiased *weak, int mine)/
s/^    ObBiased \*op = find(self, key), \*over = weak;/    ObBiased *op = makes != mine ? find(self, key) : NULL, *over = weak;/
s/^    op = self->make(key, self->arg);/    int mine = ++makes;\n&/
s/put_steal(self, key, op, weak)/put_steal(self, key, op, weak, mine)/
