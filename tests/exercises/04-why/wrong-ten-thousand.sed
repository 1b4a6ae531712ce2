# REFUSED: ten thousand
# Finds ten thousand, and no more.
s/^    if (search->closed || /&ob_list_size(search->found) >= 10000 || /
