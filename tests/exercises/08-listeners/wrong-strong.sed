# REFUSED: The group keeps no listener alive.
# Holds who joins.
s/^        result = ob_list_append(group, ref);$/        ob_incref(op), result = ob_list_append(group, ref);/
