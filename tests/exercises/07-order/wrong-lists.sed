# REFUSED: Not only lists refer to something:
# Looks into lists only.
s/^    return ob_type(from)->traverse != NULL$/    return ob_type(from) == \&ob_list_type/
