# REFUSED: What a reached node refers to is reached
s/^        sweep->again = to;.*/        ;/
