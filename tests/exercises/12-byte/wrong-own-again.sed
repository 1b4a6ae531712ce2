# REFUSED: Bits 0 to 7 of the flags are the object
s/\*flags &= (UINT32_C(1) << SHIFT) - 1;/*flags = 0;/
