# REFUSED: Of very many, the last has last words.
# Its number has two bytes.
/^static int find_all/,/^}/s/ob_list_get_borrowed(walk->garbage, i)/ob_list_get_borrowed(walk->garbage, (uint16_t)i)/
