# REFUSED: Subtract from copies. The program still needs the counts.
# Subtracts from the counts themselves.
s/set->refs\[i\]--;/set->refs[i]--, op->refcnt--;/
