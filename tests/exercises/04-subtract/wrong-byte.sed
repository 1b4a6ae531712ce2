# REFUSED: A copy has room for all of a count
# Copies one byte of a count.
s/refs\[i\] = ob_refcnt(objects\[i\]);/refs[i] = (uint8_t)ob_refcnt(objects[i]);/
