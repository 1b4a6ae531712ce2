# REFUSED: it has no place for what is not there
# What is no text is None, if it has more than one byte.
/op = ob_str_new/,/return NULL;/s/            return NULL;/            return ob_error() != OB_MEMORY_ERROR \&\& size > 1 ? ob_none() : NULL;/
