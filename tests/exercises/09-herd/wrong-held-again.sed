# REFUSED: An animal is held until visit returns,
# Holds nobody.
s/^        if (ob_ref_get(ref_at(self, i), \&op) <= 0)$/        op = ob_ref_to_borrowed(ref_at(self, i));\n        if (op == NULL)/
/^        ob_decref(op);$/d
