# REFUSED: seventy thousand words
# Counts the words in sixteen bits.
s/i < ob_list_size(words)/i < (uint16_t)ob_list_size(words)/
