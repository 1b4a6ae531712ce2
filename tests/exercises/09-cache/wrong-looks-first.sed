# REFUSED: take away the entry that died, and no other.
# Looks whether it is still the one, and then deletes: its key is compared twice.
# OF: right-refs.c
s/^    int result = ob_dict_del_if.*/    ObObject *now;\
    int result = ob_dict_lookup(cache->entries, entry->key, \&now);\
    if (result == 1) {\
        if (now == op)\
            result = ob_dict_del(cache->entries, entry->key);\
        ob_decref(now);\
    }/
