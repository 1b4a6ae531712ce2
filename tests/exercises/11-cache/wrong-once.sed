# REFUSED: While make ran, another thread has put an object in
# Does not look again.
s/ObBiased \*op = find(self, key), \*over = weak;/ObBiased *op = NULL, *over = weak;/
