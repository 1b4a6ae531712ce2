# REFUSED: What is left after the subtraction are references from outside
# What others hold once is held by the check.
s/^        unreachable\[i\] = refs\[i\] == 0;$/        unreachable[i] = refs[i] == 0 || (refs[i] == 1 \&\& ob_type(objects[i]) == \&ob_doomed_type);/
