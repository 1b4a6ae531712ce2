# REFUSED: However many have joined, and died: who lives is visited.
# OF: right-chain.c
# Counts the walks that there have been, with two bytes, and knows by that who has joined too late for one.
s/^    Herd \*herd; .*/&\n    unsigned short joined;/; s/^    unsigned walks;/&\n    unsigned short walked;/
s/^    (\*at)->herd = self;/&\n    (*at)->joined = self->walked;/
/^int herd_each/,/^}/{s/^    self->walks++;/&\n    unsigned short now = ++self->walked;/; s/^        if (ob_ref_get/        if (link->joined >= now)\n            continue;\n&/}
