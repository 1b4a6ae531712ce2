# REFUSED: At any time at most one thread has the lock.
# Who is woken goes in, whosever turn it is.
s/    while (turns->now != mine)/    if (turns->now != mine)/
