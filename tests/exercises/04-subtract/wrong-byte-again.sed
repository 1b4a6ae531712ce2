# REFUSED: A copy has room for all of a count
# Copies two bytes of a count.
s/refs\[i\] = ob_refcnt(objects\[i\]);/refs[i] = ob_refcnt(objects[i]) \& 0xffff;/
