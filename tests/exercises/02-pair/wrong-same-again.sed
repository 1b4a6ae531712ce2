# REFUSED: Each call makes a new Pair
# There is one Pair of None and None, as there is one empty tuple.
s/^    ObObject \*op = ob_object_new(&pair_type, sizeof(Pair));$/    static ObPeek nil;\n    bool empty = first == ob_none() \&\& second == first;\n    if (empty \&\& nil.address != NULL \&\& ob_peek(nil) > 0) {\n        ob_incref((ObObject *)nil.address);\n        return (ObObject *)nil.address;\n    }\n&/
s/^    ((Pair \*)op)->second = second;$/&\n    if (empty)\n        nil = ob_peek_at(op);/
