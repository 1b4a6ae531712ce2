# REFUSED: An object dies quietly, also when the cache is gone
# The callback has a pointer to the cache, and does not hold it.
# OF: right-refs.c
s/^    if (ob_ref_get(((Forget \*)op)->cache, &cache) <= 0)$/    cache = ((Forget *)op)->cache;\n    if (cache == NULL)/
/^    int result = forget(/i\
    ob_incref(cache);
s/^    return cache != NULL ? ob_dropped(cache) : NULL;$/    return cache != NULL ? NULL : cache;/
/^static ObObject \*forget_new/,/^}/{
s/ob_ref_new(cache, NULL)/cache/
s/^    else$/    else if (cache == NULL)/
}
