# REFUSED: Deaths are subtracted: the count never exceeds one.
# Counts births only.
s/of_hundred = 0/of_hundred = 1/
