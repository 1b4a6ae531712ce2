# REFUSED: Only the parent returns
# A child that cannot tell goes on.
s/    _exit(told != (ssize_t)sizeof copied);/    if (told == (ssize_t)sizeof copied)\n        _exit(0);/
