# REFUSED: A collection of that generation was to find all n
# Hides five thousand, and no more.
s/make(n);$/make(n < 5000 ? n : 5000);/
