# REFUSED: Every tracked object counts
# Counts no tuples.
s/^        if (op != census)/        if (op != census \&\& ob_type(op) != \&ob_tuple_type)/
