# REFUSED: The result holds one reference to each; whatever else you made
# Lets go of it only when memory runs out.
s/^        ob_decref(done);$/        if (ob_error() == OB_MEMORY_ERROR) ob_decref(done);/
