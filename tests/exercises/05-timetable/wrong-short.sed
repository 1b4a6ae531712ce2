# REFUSED: A threshold has to be exceeded
# Counts in two bytes.
s/^    int count\[3\];$/    int16_t count[3];/
