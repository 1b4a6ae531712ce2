# REFUSED: Whatever can be reached from one that has last words is kept,
# Keeps those that speak, and nothing that they reach.
s/        if (ob_type(op)->traverse != NULL/        if (false \&\& ob_type(op)->traverse != NULL/
