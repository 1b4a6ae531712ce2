# REFUSED: The result holds one reference to each; whatever else you made
# Forgets the half-made result.
s/            ob_decref(done);/            (void)done;/
