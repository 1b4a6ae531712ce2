# REFUSED: Whatever they do meanwhile: told are those who were in the group
# It ends when fewer are in the group than are still to be told.
s/^    for (size_t i = 0; result == 0 && i < size_of(turns); i++) {$/    for (size_t i = 0; result == 0 \&\& i < size_of(turns) \&\& size_of(group) >= size_of(turns) - i; i++) {/
