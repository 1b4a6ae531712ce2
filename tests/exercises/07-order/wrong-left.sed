# REFUSED: The result holds one reference to each; whatever else you made
# Forgets the half-made result.
/^        ob_decref(done);$/d
