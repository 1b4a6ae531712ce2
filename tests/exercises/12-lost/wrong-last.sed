# REFUSED: What a reached node refers to is reached
s/else if (to < sweep->again)/else/
