# REFUSED: What is known about the dead goes when they die
# The walks through all herds are counted together.
s/^static ObObject \*ref_at/static unsigned all_walks;\n\n&/
s/self->walks++;/self->walks++;\n    all_walks++;/
/^static ObObject \*forget_call/,/^}/s/^    if (self->walks == 0)/    if (all_walks == 0)/
s/^    if (--self->walks == 0)/    all_walks--;\n&/
