# REFUSED: at least a quarter, rounded down, of what survived that one
# The quarter is not rounded.
s|table->pending >= table->total / 4|4 * table->pending >= table->total|
