# REFUSED: What was noted last about an object is the answer.
# Those who live for ever have no references, it thinks.
s/^    if (ob_ref_to_borrowed(entry) == op)/    if (ob_ref_to_borrowed(entry) == op \&\& !ob_is_immortal(op))/
