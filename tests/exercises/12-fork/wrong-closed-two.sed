# REFUSED: What the caller has closed is closed for work, too
# 2 is a number of a file, too.
s/F_DUPFD, 3/F_DUPFD, 2/
