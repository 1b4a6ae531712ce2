# REFUSED: Something that would go was left out
# Counts the names in a byte.
s/^    size_t n = 0;$/    uint8_t n = 0;/
s/^        n += ob_namespace_value_borrowed(ns, i) == op;$/        if (ob_namespace_value_borrowed(ns, i) == op)\n            n++;/
