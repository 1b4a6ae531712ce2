# REFUSED: The heap has three generations
s/ob_gc_get_objects()/ob_gc_get_objects_in(0)/
