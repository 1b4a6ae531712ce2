# REFUSED: A threshold has to be exceeded, not reached.
# Reached is enough.
s/table.count\[0\] <= threshold\[0\]/table.count[0] < threshold[0]/
s/table->count\[g\] > table->threshold\[g\]/table->count[g] >= table->threshold[g]/
