# REFUSED: Ask each object for its own size
# Adds up in 16 bits.
s/^    size_t bytes = 0;$/    uint16_t bytes = 0;/
s/bytes += ob_sizeof(op);/bytes = (uint16_t)(bytes + ob_sizeof(op));/
