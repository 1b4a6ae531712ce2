# REFUSED: Everything at the place and behind it moves up by one.
# Moves from the wrong end.
s/for (int64_t k = n; k > i; k--)/for (int64_t k = i + 1; k <= n; k++)/
