# REFUSED: goes through ob_dropped
# OF: right-array.c
# Hands its references out as they are.
s/ob_dropped(\([^()]*\))/\1/
