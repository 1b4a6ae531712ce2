# REFUSED: Whose parent has died can be adopted
# Asks for the attribute only.
s/old != NULL \&\& is_alive(old)/old != NULL \&\& (is_alive(old) || true)/
