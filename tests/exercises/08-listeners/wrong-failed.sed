# REFUSED: Take the dead out, at the latest when somebody joins.
# OF: right-entries.c
# An exception ends the telling, but not the count of those who tell.
s/^    self->telling--;$/    self->telling -= result == 0;/
