# REFUSED: The action is called once, whoever asks for it again.
# The closes are counted in a byte.
s/^    void \*arg;/&\n    unsigned char closes;/
s/^    self->action = NULL;/    if (self->closes++ != 0)\n        return 0;/
s/(Guard){ \*op, action, arg };/(Guard){ *op, action, arg, 0 };/
