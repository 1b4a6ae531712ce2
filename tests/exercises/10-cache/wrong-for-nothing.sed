# REFUSED: A wait may come back for nothing.
# Starts over then.
s/^    while (!self->over)$/    if (!self->over)/
