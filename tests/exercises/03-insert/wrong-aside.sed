# REFUSED: Everything at the place and behind it moves up by one
# Moves twelve thousand, and no more.
s/for (int64_t k = n; k > i; k--)/for (int64_t k = n - i > 12000 ? i + 12000 : n; k > i; k--)/
