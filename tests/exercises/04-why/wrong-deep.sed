# REFUSED: There is a shorter one. Search in breadth:
# Takes the object found last first: a search in depth.
s/search->at++;/search->at = (int64_t)ob_list_size(search->found) - 1 > search->at ? (int64_t)ob_list_size(search->found) - 1 : search->at + 1;/
