# REFUSED: how many it counts
# Sees ten thousand items.
s/i < ob_list_size(list); i++)/i < ob_list_size(list) \&\& i < 10000; i++)/
