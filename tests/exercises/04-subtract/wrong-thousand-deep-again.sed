# REFUSED: The first is held, and each refers to the next
# OF: right-recursive.c
# How far it may go is handed on.
s/^            ob_type(op)->traverse(op, save, arg);/            if (*(int *)arg > 0)\n                ob_type(op)->traverse(op, save, \&(int){ *(int *)arg - 1 });/
s/^            save(objects\[i\], NULL);/            save(objects[i], \&(int){ 5000 });/
