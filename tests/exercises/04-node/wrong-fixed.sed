# REFUSED: The type is `fixed`
# The collector is told that nothing changes.
s/^    .traverse = node_traverse,/&\n    .fixed = true,/
