# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# One that is alone, and refers to itself, is ordered.
s/^        if (refers(from, op) &&/        if ((from != op || ob_list_size(all) > 1) \&\& refers(from, op) \&\&/
