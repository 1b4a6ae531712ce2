# REFUSED: When an object dies, its note goes, at once.
# OF: right-book.c
# While one is taken out, no other is.
/^    ObObject \*book;$/,/^    return/{
/ob_ref_get/i\    static bool erasing;
s/if (ob_ref_get(/if (!erasing \&\& ob_ref_get(/
/ob_ref_get/a\        erasing = true;
/ob_decref(book)/a\        erasing = false;
}
