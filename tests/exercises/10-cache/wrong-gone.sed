# REFUSED: Whoever is in make is found until it has made
# Whoever ends takes out the newest.
/^    while (\*link != making)$/,/link = &/d
