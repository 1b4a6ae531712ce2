# REFUSED: At any time at most one thread has the lock.
# The next one comes in as soon as it has come.
s/turns->now != mine/turns->now + 1 < mine/
