# REFUSED: Nobody speaks twice.
# As in Python 2.
s/second_words = ""/second_words = "ab"/
