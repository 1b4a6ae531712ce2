# REFUSED: Take the dead out, at the latest when somebody joins.
# Leaves them.
s/^    sweep(group);$/    (void)sweep;/
