# REFUSED: A child that has ended waits until somebody asks how
# The child's child works, and nobody waits for that one.
s/^    if (child == 0)$/    if (child == 0 \&\& fork() != 0)\n        _exit(0);\n&/
