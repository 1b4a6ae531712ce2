# REFUSED: Three labels were tied on, and del took one off again.
# Believes that del does nothing until the object is unused.
/^const int answers\[QUESTIONS\] = {$/,+9c\
const int answers[QUESTIONS] = { 1, 0, 1, 1, 0, 3, 0, 0 };
