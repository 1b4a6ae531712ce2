# REFUSED: Once the lock is somebody's, nobody else gets it
# Who does not wait gets it in any case.
s/^    bool taken = take((Lock \*)op, false);/    bool taken = take((Lock *)op, false) || !wait;/
