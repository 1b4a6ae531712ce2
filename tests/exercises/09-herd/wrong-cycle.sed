# REFUSED: A herd that nobody refers to dies at once
# The callback holds the herd.
s/^    ObObject \*ref = ob_ref_new(herd, NULL);/    ObObject *ref = herd;\n    ob_incref(ref);/; s/^    if (ob_ref_get(((Forget \*)op)->herd, \&herd) <= 0)/    herd = ((Forget *)op)->herd;\n    if (herd == NULL)/; s/^    Herd \*self = (Herd \*)herd;\n/&/; s/^    ob_decref(herd);$/    (void)n;/
