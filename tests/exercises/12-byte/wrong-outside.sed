# REFUSED: Each object has its byte and its flags
# How often it was carried over is counted outside, for one object at a time.
/^void count_one/i\
static uint32_t carries;\

/^void count_one/,/^}/{
s/^    if (++\*byte == REACHED) {/    if (*byte == CANDIDATE \&\& *flags >> SHIFT == 0)\n        carries = 0;\n&/
s/^        \*flags += UINT32_C(1) << SHIFT;/        *flags = (*flags \& 0xFF) | ++carries << SHIFT;/
}
