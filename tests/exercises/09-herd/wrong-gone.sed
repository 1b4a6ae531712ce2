# REFUSED: had been freed
# When the herd dies, it tells those that can still die.
# OF: right-chain.c
s/^    unsigned walks;/&\n    unsigned heard;/
s/^    if (self != NULL \&\& self->walks == 0)/    if (self != NULL)\n        self->heard++;\n&/
/^static void herd_free/,/^}/s/^        link->herd = NULL;/        if (!ob_ref_is_dead(\&link->ref.base))\n            link->herd = NULL;/
