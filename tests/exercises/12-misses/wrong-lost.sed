# REFUSED: Of 50,000 lines the cache has a thousand
s/marked = 100000/marked = 50000/
