# REFUSED: which is of no type of the library's
# Only those that the heap tracks are asked.
s/if (holder != NULL \&\& /&ob_is_tracked(holder) \&\& /
