# REFUSED: is held twice, and shown twice
# Shows what is both once.
s/^    return result != 0 ? result : visit/    return result != 0 || pair->second == pair->first ? result\n           : visit/
