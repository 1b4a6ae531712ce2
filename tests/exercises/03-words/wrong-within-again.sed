# REFUSED: what one call has at hand, another one must not change
# Has the word in one place for all.
s/^int count_words(ObObject \*dict, const ObObject \*words)$/static ObObject *word;\n\n&/
s/^        ObObject \*word = ob_list/        word = ob_list/
