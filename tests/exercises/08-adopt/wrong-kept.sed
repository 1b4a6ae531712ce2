# REFUSED: A child must not keep its parent alive.
# A proxy, and a reference beside it.
s/^    ObObject \*list = children_of(parent);/    ob_setattr(child, "family", parent);\n&/
