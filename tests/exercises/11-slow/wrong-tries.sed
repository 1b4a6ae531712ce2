# REFUSED: Nobody was told, and no other thread has a part
# Tries always.
s/        \&\& (c->state == PLAIN || c->state == MERGED))/        \&\& c->state == MERGED)/
