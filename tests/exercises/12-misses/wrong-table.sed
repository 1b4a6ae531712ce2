# REFUSED: Four bytes of the table for each object
s/bytes_only = 625/bytes_only = 157/
