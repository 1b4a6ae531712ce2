# REFUSED: Who works leaves no exception behind
# Asks for an attribute that is not there.
s/^    return search->closed ? way(search) : ob_list_new();$/    if (ob_list_get(search->found, -1000000) == NULL \&\& !search->closed)\n        return ob_list_new();\n    ObObject *list = way(search);\n    return list;/
