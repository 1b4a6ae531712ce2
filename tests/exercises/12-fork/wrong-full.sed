# REFUSED: Where there is no room for more files
# What cannot be moved stays open.
s/^    int moved = fcntl(file, F_DUPFD, 3);/&\n    if (moved < 0)\n        return -1;/
