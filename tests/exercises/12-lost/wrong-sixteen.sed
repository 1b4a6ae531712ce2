# REFUSED: What a reached node refers to is reached
# Where to begin again is kept in sixteen bits, and their last number is nobody.
s/^    size_t again; .*/    uint16_t again;/
s/^    sweep->again = n;/    sweep->again = UINT16_MAX;/
s/^    else if (to < sweep->again)/    else if ((uint16_t)to < sweep->again)/
s/^        sweep->again = to;.*/        sweep->again = (uint16_t)to;/
s/^        from = sweep.again;/        from = sweep.again < UINT16_MAX ? sweep.again : n;/
