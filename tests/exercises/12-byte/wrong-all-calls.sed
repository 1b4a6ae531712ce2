# REFUSED: Each object has its byte and its flags
# Counts the calls for all objects, and does not carry over before a hundred.
/^void count_one/i\
static uint32_t since;\

/^void count_one/,/^}/{
s/^    if (++\*byte == REACHED) {/    since++;\n&/
s/^        \*flags += UINT32_C(1) << SHIFT;/        if (since >= 100)\n            *flags += UINT32_C(1) << SHIFT;\n        since = 0;/
}
