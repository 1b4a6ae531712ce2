# REFUSED: When memory runs out, nothing is left behind
# What has the others is not let go of when it cannot hold itself.
s/if (first != NULL && ob_list_append(first, first) < 0) {/&\n        ob_incref(first);/
