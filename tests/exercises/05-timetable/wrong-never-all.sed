# REFUSED: A first threshold of 0 means never.
# Where all are 0, all run.
s/^        if (threshold\[0\] == 0 ||/        if ((threshold[0] == 0 \&\& threshold[1] + threshold[2] > 0) ||/
