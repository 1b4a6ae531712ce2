# REFUSED: == may raise
s/        if (same != 0)/        if (same > 0)/
