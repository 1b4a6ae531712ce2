# REFUSED: An object has other flags than before
# Takes a flag from each that it has counted.
s/^            n++;/            n++, ((ObObject *)(uintptr_t)op)->flags \&= ~(uint32_t)OB_FINALIZED;/
