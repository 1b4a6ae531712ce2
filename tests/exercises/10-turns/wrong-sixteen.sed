# REFUSED: At any time at most one thread has the lock.
# The numbers have sixteen bits, and a smaller one has been served.
s/^    unsigned long next, now;$/    unsigned short next, now;/
s/^    unsigned long mine/    unsigned short mine/
s/turns->now != mine/turns->now < mine/
s/(int)(turns->next - turns->now)/(unsigned short)(turns->next - turns->now)/
