# REFUSED: A collection of that generation was to find all n
# Counts in sixteen bits.
s/i < n; i++)/i < (uint16_t)n; i++)/
