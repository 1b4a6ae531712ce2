# REFUSED: == may raise
s/int same = p->item == item ? 1 : ob_equal(p->item, item);/int same = p->item == item || ob_equal(p->item, item) != 0;/
