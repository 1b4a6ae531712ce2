# REFUSED: Nobody has it: -1 with RuntimeError
# Says so with another exception.
s/OB_RUNTIME_ERROR/OB_VALUE_ERROR/
