# REFUSED: What the census goes by is the name of a type, all of it
# OF: right-walk.c
# A number for each place where a name lies, and the last of one name stays.
s/|| strcmp(name_of(list, i), name) != 0/|| name_of(list, i) != name/
s/^            && strcmp(name_of(list, i), name) == 0)/            \&\& name_of(list, i) == name)/
s/^        if (count(all, ob_str_utf8(name), census) == 0/        if (!is_left(all, ob_str_utf8(name), census)/
/^static int forget/i\
static bool is_left(const ObObject *list, const char *name, const ObObject *but)\
{\
    for (size_t i = 0; i < ob_list_size(list); i++)\
        if (ob_list_get_borrowed(list, (int64_t)i) != but && strcmp(name_of(list, i), name) == 0)\
            return true;\
    return false;\
}\

