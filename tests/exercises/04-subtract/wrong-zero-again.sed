# REFUSED: A zero is no verdict: what a reachable object refers to is reachable,
# Goes over them once, and is right only if they come in the right order.
s/while (set.changed) {/if (set.changed) {/
