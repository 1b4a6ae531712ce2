# REFUSED: Read from the class, op is NULL
# A value that is a class is what the class gives.
s/op == NULL ? attr :/op == NULL \&\& !ob_class_check(((ReadOnly *)attr)->value) ? attr\n                      :/
