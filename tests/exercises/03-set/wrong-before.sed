# REFUSED: take the object out, and only then let go of it
s/^    ObObject \*old = place->item;/    ob_decref(place->item);/
s/^    ob_decref(old);//
