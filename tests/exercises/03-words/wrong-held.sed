# REFUSED: ob_dict_set takes a reference of its own, so yours is still to be let go of, whether it worked or not.
# Believes that the dict steals.
/^        ob_decref(count);$/d
