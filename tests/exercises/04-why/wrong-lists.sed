# REFUSED: Something leads from op back to op
# Knows the containers of chapter 3 only.
s/!ob_is_tracked(op))/!ob_is_tracked(op)\n        || (ob_type(op) != \&ob_list_type \&\& ob_type(op) != \&ob_tuple_type\n            \&\& ob_type(op) != \&ob_dict_type))/
