# REFUSED: Who waits for the lock gives up the GIL
# Waits with it.
/OB_BEGIN_ALLOW_THREADS/d
/OB_END_ALLOW_THREADS/d
