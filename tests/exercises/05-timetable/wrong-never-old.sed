# REFUSED: Only the first threshold, if it is 0, means never
# A third threshold of 0 means never, too.
s/^        if (table->count\[g\] > table->threshold\[g\]/        if ((g != 2 || table->threshold[g] > 0)\n            \&\& table->count[g] > table->threshold[g]/
