# REFUSED: Animals go by `is`: ask them for nothing.
# Asks ==.
s/^        if (ob_ref_to_borrowed(ref_at(self, i)) == op)$/        if (ob_equal(ob_ref_to_borrowed(ref_at(self, i)),\n                     (ObObject *)op) > 0)/
