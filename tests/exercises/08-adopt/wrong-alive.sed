# REFUSED: Who has a parent that lives cannot be adopted
# Whoever adopts last, has it.
s/old != NULL \&\& is_alive(old)/false \&\& is_alive(old)/
