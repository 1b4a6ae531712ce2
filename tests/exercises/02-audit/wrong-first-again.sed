# REFUSED: Many hold it
# Counts in a byte.
s/^    size_t seen;$/    uint8_t seen;/
s/^    audit->seen += op == audit->op;$/    if (op == audit->op)\n        audit->seen++;/
