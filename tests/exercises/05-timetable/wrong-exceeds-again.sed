# REFUSED: A threshold has to be exceeded, not reached.
# Counts from the second birth on.
s/for (size_t i = 0; i < births; i++)/for (size_t i = 1; i < births; i++)/
