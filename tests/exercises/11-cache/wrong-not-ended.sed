# REFUSED: A section that was begun is ended, on each way out.
# Returns at once, if make has returned what is there.
/^static ObBiased \*put_steal/,/^}/{
s/^    if (op == NULL) {/    if (op == made) {\n        ob_biased_decref(weak);\n        ob_biased_decref(made);\n        return op;\n    }\n&/
}
