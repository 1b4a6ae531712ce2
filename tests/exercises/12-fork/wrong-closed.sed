# REFUSED: What the caller has closed is closed for work, too
# The end that is read from keeps its number, and is open in the child.
/^    ends\[0\] = above_two/d
