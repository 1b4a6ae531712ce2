# REFUSED: Many hold it
# Only those that the heap tracks are asked.
s/if (holder != NULL \&\& /&ob_is_tracked(holder) \&\& /
