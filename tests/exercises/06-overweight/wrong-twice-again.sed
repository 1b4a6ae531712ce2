# REFUSED: An object that is in the list twice is counted once.
# Looks at the one before only.
s/        if (item(list, i) == op)/        if (i + 1 == n \&\& item(list, i) == op)/
