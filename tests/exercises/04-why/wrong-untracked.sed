# REFUSED: A container that is not tracked is no member
# Follows whatever has a traverse.
s/!ob_is_tracked(op))/!ob_is_container(op))/
