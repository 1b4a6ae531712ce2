# REFUSED: adopt keeps no reference to the parent, neither in the child nor elsewhere.
# A proxy, and a reference beside it.
s/^    ObObject \*list = children_of(parent);/    ob_setattr(child, "family", parent);\n&/
