# What is there already is left there.
s/^    ObObject \*old = \*place;$/&\n    if (old == other)\n        return;/
