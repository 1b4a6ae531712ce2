# REFUSED: Whatever you made on the way is to be let go of,
# Takes one for the list, which takes one itself.
s/^        result = ob_list_append(search->found, op);/        ob_incref(op), result = ob_list_append(search->found, op);/
