# REFUSED: what one call has at hand, another one must not change
# Counts nothing while it counts.
s/^int count_words(ObObject \*dict, const ObObject \*words)$/static bool busy;\n\n&/
s/^    int result = 0;/    if (busy)\n        return 0;\n&/
s/^        ObObject \*count = one_more(dict, word);/        busy = true;\n&\n        busy = false;/
