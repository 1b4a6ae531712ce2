# REFUSED: To compare keys, or to hash one, may let others in, and they may begin to make something
# Who begins to make something is not noticed by who compares keys.
/^    self->first = making;$/{n;d;}
