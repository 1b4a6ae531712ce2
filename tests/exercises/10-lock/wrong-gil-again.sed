# REFUSED: Who waits for the lock gives up the GIL
# Gives it up, and takes it again before it waits.
s/^        taken = take((Lock \*)op, true);/        (void)taken;/
s/^        OB_END_ALLOW_THREADS/&\n        taken = take((Lock *)op, true);/
