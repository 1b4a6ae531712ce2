# REFUSED: All that are in the list, each of them once.
# Stops at a hundred.
s/^    while (ob_list_size(left) > 0)/    while (ob_list_size(left) > 0 \&\& ob_list_size(done) < 100)/
