# REFUSED: The heap has three generations
# Counts the oldest.
s/ob_gc_get_objects()/ob_gc_get_objects_in(2)/
