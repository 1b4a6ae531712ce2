# REFUSED: What another thread takes
# Has one count for all.
s/taken_shared = 1/taken_shared = 0/
