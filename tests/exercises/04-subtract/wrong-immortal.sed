# REFUSED: An immortal object can be reached, whoever holds it
# The count of an immortal object is none.
s/^        refs\[i\] = ob_refcnt(objects\[i\]);/        refs[i] = ob_is_immortal(objects[i]) ? 0 : ob_refcnt(objects[i]);/
