# REFUSED: Neither the census nor anything that you make is to be counted.
# Counts the census.
s/if (op != census)/if (op != NULL || op == census)/
