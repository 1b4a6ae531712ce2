# REFUSED: turns_waiting counts those who wait
# Those who have ever come.
s/int here = (int)(turns->next - turns->now);/int here = (int)turns->next;/
