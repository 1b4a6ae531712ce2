# REFUSED: Who waits for another thread gives up the GIL meanwhile
# Waits with it.
/OB_BEGIN_ALLOW_THREADS/d
/OB_END_ALLOW_THREADS/d
