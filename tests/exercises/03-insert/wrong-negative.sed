# REFUSED: A negative index counts from the end
s/i = i < 0 ? i + n : i;/i = i < 0 ? i + n + 1 : i;/
