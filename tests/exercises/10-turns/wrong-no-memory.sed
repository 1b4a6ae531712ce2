# REFUSED: With your call of malloc 1 refused, asked for
# The result of malloc is not looked at.
/^    if (turns != NULL)$/d
