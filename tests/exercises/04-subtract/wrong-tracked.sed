# REFUSED: The objects of the array are containers, tracked or not
# Asks only those that are tracked.
s/^        if (!only_reachable || /        if (ob_is_tracked(op) \&\& (!only_reachable || /
s/!set->unreachable\[i\])$/!set->unreachable[i]))/
