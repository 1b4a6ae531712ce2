# REFUSED: turns_waiting counts those who wait
# Those who have ever come.
s/unsigned long here = turns->next - turns->now;/unsigned long here = turns->next;/
