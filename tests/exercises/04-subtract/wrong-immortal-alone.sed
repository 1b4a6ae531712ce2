# REFUSED: An immortal object can be reached, and so is what it refers to
# Does not go on from the immortal.
s/^        if (!only_reachable || !set->unreachable\[i\])/        if (!only_reachable\n            || (!set->unreachable[i] \&\& !ob_is_immortal(op)))/
