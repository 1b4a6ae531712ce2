# REFUSED: There are more of them
# Goes through fifty thousand.
s/i < ob_list_size(list); i++/i < ob_list_size(list) \&\& i < 50000; i++/
