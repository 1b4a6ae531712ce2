# REFUSED: The first result of visit other than 0 ends the walk, and is returned.
# What is below 0 becomes -1.
/^int herd_each/,/^}/s/^    return result;/    return result < 0 ? -1 : result;/
