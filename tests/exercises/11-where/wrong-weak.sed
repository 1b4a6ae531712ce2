# REFUSED: Who is referred to weakly never dies fast
# Thinks that the owner frees it.
s/found_weakly = IN_B/found_weakly = IN_A/
