# REFUSED: Each call makes a new Pair
# A Pair of the same two that lives is that Pair.
s/^    ObObject \*op = ob_object_new(&pair_type, sizeof(Pair));$/    static ObPeek last;\n    ObObject *op = last.address != NULL \&\& ob_peek(last) > 0\n        ? (ObObject *)last.address : NULL;\n    if (op != NULL \&\& ((Pair *)op)->first == first\n        \&\& ((Pair *)op)->second == second) {\n        ob_incref(op);\n        return op;\n    }\n    op = ob_object_new(\&pair_type, sizeof(Pair));/
s/^    ((Pair \*)op)->second = second;$/&\n    last = ob_peek_at(op);/
