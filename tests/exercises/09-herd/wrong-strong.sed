# REFUSED: A herd keeps no animal alive.
# Holds who joins.
s/^    if (is_in(self, op))$/    ob_incref(op);\n&/
