# REFUSED: The heap belongs to the interpreter.
# Each thread its own.
s/collects = 1/collects = 0/
