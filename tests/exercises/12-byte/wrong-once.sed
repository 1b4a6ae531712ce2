# REFUSED: Each call counts one, however many there were.
s/\*flags += UINT32_C(1) << SHIFT;/*flags |= UINT32_C(1) << SHIFT;/
