# REFUSED: A child that has ended waits until somebody asks how
# Asks once whether the child has ended, and does not wait for it.
s/waitpid(child, NULL, 0)/waitpid(child, NULL, 1)/
