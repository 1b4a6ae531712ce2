# REFUSED: When the object dies, `name` is appended to `log`
# Nobody is called back.
s/ob_ref_new(op, note)/ob_ref_new(op, NULL)/
