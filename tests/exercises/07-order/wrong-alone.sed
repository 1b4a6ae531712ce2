# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# One that is alone, and refers to itself, is ordered.
s/^        if (refers(/        if (ob_list_size(left) > 1 \&\& refers(/
