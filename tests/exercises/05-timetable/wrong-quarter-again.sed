# REFUSED: A full collection has to be due, and what came to the old generation
# Never forgets what was pending.
s/table->pending = 0;/;/
