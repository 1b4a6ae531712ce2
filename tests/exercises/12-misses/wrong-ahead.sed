# REFUSED: Who fetches ahead waits less
s/prefetched = 100000/prefetched = 10000/
