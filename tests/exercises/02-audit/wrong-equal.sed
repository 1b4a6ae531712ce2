# REFUSED: Fewer are said to be left than there are
# A str that is equal counts.
s/op == audit->op;/op == audit->op || (ob_type(op) == \&ob_str_type \&\& ob_type(audit->op) == \&ob_str_type \&\& ob_equal(op, (ObObject *)(uintptr_t)audit->op) == 1);/
