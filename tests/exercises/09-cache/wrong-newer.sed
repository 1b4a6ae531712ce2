# REFUSED: When an object died, its key may have another one
# Takes out whatever is there.
# OF: right-refs.c
s/^    int result = ob_dict_del_if.*/    int result = ob_dict_contains(cache->entries, entry->key);\
    if (result == 1)\
        result = ob_dict_del(cache->entries, entry->key);/
