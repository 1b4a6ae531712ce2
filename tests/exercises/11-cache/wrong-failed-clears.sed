# REFUSED: When make returns NULL, what somebody else has put in meanwhile
# Where make has failed, nothing is there afterwards.
/^    op = self->make/{
n
s/.*/    if (op == NULL) {\n        ObBiasedSection section;\n        ob_biased_begin(\&section, cache);\n        ObBiased *weak = self->weak[key];\n        self->weak[key] = NULL;\n        ob_biased_end(\&section);\n        if (weak != NULL)\n            ob_biased_decref(weak);\n    }\n&/
}
