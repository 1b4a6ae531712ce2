# REFUSED: The census is to say how many there are now.
# Forgets those of which none are left.
s/now == 0 \&\& set_number(census, name, 0) < 0/now == 0 \&\& census == NULL/
