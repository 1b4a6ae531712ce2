# REFUSED: Whoever dies while keys are compared, the others are found
# OF: right-chain.c
# Where an entry has gone meanwhile, it looks no further.
s/^            return look(self, key, op);/            return 0;/
