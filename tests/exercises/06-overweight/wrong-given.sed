# REFUSED: An instance may be given a dict that was made elsewhere
# Counts only dicts that were made by looking.
s/^    return \*(ObObject \*const \*)((const char \*)op + offset) != NULL;/    const ObObject *dict =\n        *(ObObject *const *)((const char *)op + offset);\n    return dict != NULL \&\& (dict->flags \& OB_SHARES);/
