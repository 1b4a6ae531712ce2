# REFUSED: count the collections in an int or more, too
# Counts in two bytes how often the young were collected.
s/^        table->count\[next\]++;/        table->count[next] = (uint16_t)(table->count[next] + 1);/
