# REFUSED: B asks, but the request is only looked at at a checkpoint
# After a millisecond.
s/asked_in_vain = 0/asked_in_vain = 1/
