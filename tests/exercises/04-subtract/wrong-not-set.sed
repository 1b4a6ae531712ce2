# REFUSED: what stood there before says nothing
# Sets those that may be unreachable, and leaves the others as they stand.
s/^        unreachable\[i\] = refs\[i\] == 0;/        if (refs[i] == 0)\n            unreachable[i] = true;/
