# REFUSED: What the census goes by is the name of a type, all of it
# OF: right-walk.c
# Of the types of one name, those are counted whose name lies where that of the first does.
s/^            && strcmp(name_of(list, i), name) == 0)/            \&\& name_of(list, i) == name)/
s/^        if (count(all, ob_str_utf8(name), census) == 0/        if (first_of(all, ob_str_utf8(name), census) == ob_list_size(all)/
