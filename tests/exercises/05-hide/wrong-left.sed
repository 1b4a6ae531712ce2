# REFUSED: What you made besides the garbage is to be let go of
# What has the others is not let go of when it cannot hold itself.
s/if (first != NULL && ob_list_append(first, first) < 0) {/&\n        ob_incref(first);/
