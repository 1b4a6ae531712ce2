# REFUSED: goes through an object to which another is equal
# A tuple that equals one that was found is taken for it.
/^static int is_seen/,/^}/{
s/^    ObObject \*key = .*/    for (size_t i = 0; i < ob_list_size(search->found)\n                       \&\& ob_type(op) == \&ob_tuple_type; i++)\n        if (ob_equal(ob_list_get_borrowed(search->found, (int64_t)i),\n                     (ObObject *)op) == 1)\n            return 1;\n&/
}
