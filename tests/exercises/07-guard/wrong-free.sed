# REFUSED: The action is called once, whoever asks for it again.
# Forgets that it was called.
s/    self->action = NULL;/    (void)self;/
