# REFUSED: What nobody reaches is not marked.
s/        if (nodes\[i\].held)/        if (nodes[i].held || true)/
