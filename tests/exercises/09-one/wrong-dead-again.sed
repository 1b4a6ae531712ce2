# REFUSED: What was found may have died before you hold it: then look again.
# Believes that what was found lives.
/^    if (one == NULL)/,/^        return one_of/d
