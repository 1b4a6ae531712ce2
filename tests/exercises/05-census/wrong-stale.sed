# REFUSED: The census is to say how many there are now.
# Does not bring the census up to date.
s/result = set_number(census, name, now);/result = 0;/
