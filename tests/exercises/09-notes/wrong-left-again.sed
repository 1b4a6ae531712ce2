# REFUSED: Let go of what you took.
# Forgets the address.
/^static ObObject \*entry_new/,/^}/{/^        ob_decref(address);$/s/.*/        (void)address;/}
