# REFUSED: However many there are
# Counts to nine thousand.
s/before + 1);/before < 9000 ? before + 1 : before);/
