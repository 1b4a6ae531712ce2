# REFUSED: no object is to be changed, not for a while, either
# Marks the objects while it subtracts.
s/^    visit_all(&set, subtract, false);/    for (size_t i = 0; i < n; i++)\n        objects[i]->flags |= 1u << 31;\n&\n    for (size_t i = 0; i < n; i++)\n        objects[i]->flags \&= ~(1u << 31);/
