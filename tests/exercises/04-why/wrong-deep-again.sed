# REFUSED: There is a shorter one. Search in breadth:
# Goes on when it has found one, and keeps the last.
s/if (search->closed || !ob_is_tracked(op))/if (!ob_is_tracked(op))/
s/if (!search->closed)$/if (!search->closed || search->at < 5)/
s/&& !search->closed$/\&\& (!search->closed || search->at < 5)/
