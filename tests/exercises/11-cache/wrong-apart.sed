# REFUSED: Look again, and put it in, in one and the same section
# Looks again in one section, and puts it in in another.
/^static ObBiased \*put_steal/,/^}/{
s/^    if (op == NULL) {/    ob_biased_end(\&section);\n    ob_biased_begin(\&section, \&self->base);\n&/
}
