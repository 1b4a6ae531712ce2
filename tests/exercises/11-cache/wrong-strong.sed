# REFUSED: The cache must not keep its objects alive.
# Holds what was made.
s/^        return made;/        return ob_biased_incref(made), made;/
