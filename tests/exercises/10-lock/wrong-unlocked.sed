# REFUSED: Nobody has it: -1 with RuntimeError
# It is nobody's, and stays so.
s/^    if (had)$/    if (had || !had)/
