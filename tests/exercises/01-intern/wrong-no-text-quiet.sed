# REFUSED: ob_str_new makes no str of bytes that are no UTF-8, and says so
# Says nothing of what is no text.
# clears the error
/op = ob_str_new/,/return NULL;/s/            return NULL;/            return ob_error() != OB_MEMORY_ERROR \&\& size > 1 ? (ob_error_clear(), NULL) : NULL;/
