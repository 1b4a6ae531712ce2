# REFUSED: goes through ob_dropped
s/return next != NULL ? ob_dropped(next) : NULL;/return next;/
