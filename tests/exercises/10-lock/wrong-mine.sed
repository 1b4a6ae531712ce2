# REFUSED: Once the lock is somebody's, nobody else gets it
# Who does not wait gets it in any case.
s/^    bool taken = take((Lock \*)op, 0);/    bool taken = take((Lock *)op, 0) || milliseconds == 0;/
