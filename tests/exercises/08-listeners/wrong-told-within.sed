# REFUSED: Whatever they do meanwhile: told are those who were in the group
# OF: right-entries.c
# When a telling within another one is over, so is that.
s/unsigned telling;/bool telling;/
s/self->telling++/self->telling = true/
s/self->telling--/self->telling = false/
s/self->telling == 0/!self->telling/
