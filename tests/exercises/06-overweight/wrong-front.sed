# REFUSED: An object that is in the list twice is counted once.
# Looks for it among the first seven hundred.
s/^    for (size_t i = 0; i < n; i++)$/    for (size_t i = 0; i < n \&\& i < 700; i++)/
