# REFUSED: After the interval B asks
# Only when A has finished.
s/asked = 1/asked = 0/
