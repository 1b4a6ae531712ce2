# REFUSED: Of very many, the last has last words.
# The size has two bytes.
/^static ObObject \*those_in/,/^}/s/(int64_t)ob_list_size(list)/(uint16_t)ob_list_size(list)/
