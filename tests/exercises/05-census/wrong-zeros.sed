# REFUSED: Only types of which there are more now
# Puts in a 0 for those that did not grow.
s/if (now > before)/if (now >= before)/
