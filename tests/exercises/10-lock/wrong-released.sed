# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Waits without a look whether it was released since the last one.
s/^    while (wait && self->locked)/    for (bool first = wait; first || (wait \&\& self->locked); first = false)/
