# REFUSED: What is known about the dead goes when they die
# Whether there are dead is known for all herds together.
s/^static ObObject \*ref_at/static bool some_died;\n\n&/
/^static ObObject \*forget_call/,/^}/s/^    if (self->walks == 0)/    some_died = self->walks > 0;\n&/
/^int herd_each/,/^}/{
s/^    if (--self->walks == 0)/    if (--self->walks == 0 \&\& some_died)/
s/^        tidy(self);/    {\n        some_died = false;\n        tidy(self);\n    }/
}
