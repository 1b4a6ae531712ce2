# REFUSED: When an object dies, its note goes, at once.
# The callback lets go of the note only if it was asked before.
s/^    if (ob_ref_get(((Forget \*)op)->book, \&book) <= 0)/    if (ob_ref_get(((Forget *)op)->book, \&book) <= 0\n        || ((Book *)book)->weakrefs == NULL || ob_refcnt(book) > 2)/; s/^    ob_decref(book);$/    ob_decref(book);\n    ob_incref(entry->note);/
