# REFUSED: Each descriptor has a value of its own.
# Has one value for all.
s/^typedef struct ReadOnly {$/static ObObject *the_value;\n\ntypedef struct ReadOnly {/
s/op == NULL ? attr : ((ReadOnly \*)attr)->value/op == NULL ? attr : the_value/
s/^    ob_track(op);$/    the_value = value;\n    ob_track(op);/
