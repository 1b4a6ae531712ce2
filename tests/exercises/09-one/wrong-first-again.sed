# REFUSED: Of those that are equal and live, the first is the answer
# Answers with the one that was given.
s/^    (void)ob_ref_get(first, \&one);.*/    ob_incref(one = op);/
