# REFUSED: There are more than it says
# Counts the oldest.
s/ob_gc_get_objects()/ob_gc_get_objects_in(2)/
