# REFUSED: What drop_next returns is to go through ob_dropped
# OF: right-chains.c
s/^            return ob_dropped(take(&set->chain\[set->chains - 1\]));$/            return take(\&set->chain[set->chains - 1]);/
