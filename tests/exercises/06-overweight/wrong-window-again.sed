# REFUSED: An object that is in the list twice is counted once.
# Looks at the twelve thousand before only.
s/^    for (size_t i = 0; i < n; i++)$/    for (size_t i = n < 12000 ? 0 : n - 12000; i < n; i++)/
