# REFUSED: An object that is in the list twice is counted once.
# Looks at the eight before only.
s/^    for (size_t i = 0; i < n; i++)$/    for (size_t i = n < 8 ? 0 : n - 8; i < n; i++)/
