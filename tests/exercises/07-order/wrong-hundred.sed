# REFUSED: All that are in the list, each of them once.
# Stops at a hundred.
s/^    while (done != NULL$/    while (done != NULL \&\& ob_list_size(done) < 100/
