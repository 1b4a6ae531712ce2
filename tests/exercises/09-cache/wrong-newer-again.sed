# REFUSED: When an object died, its key may have another one
# Does not look before it takes out.
# OF: right-refs.c
/^    const Entry \*entry = (Entry \*)op;$/,/^    return result < 0 ? -1 : 0;$/c\
    ObObject *key = ((Entry *)op)->key;\
    ObObject *gone = ob_dict_pop_default(cache->entries, key, ob_none());\
    if (gone == NULL)\
        return -1;\
    ob_decref(gone);\
    return 0;
