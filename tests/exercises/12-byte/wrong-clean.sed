# REFUSED: After wipe nothing is left
s/        \*flags &= (UINT32_C(1) << SHIFT) - 1;/        *flags -= UINT32_C(1) << SHIFT;/
