# REFUSED: Three labels were tied on, and del took one off again.
# Believes that del deletes the object.
/^const int answers\[QUESTIONS\] = {$/,+9c\
const int answers[QUESTIONS] = { 1, 0, 1, 1, 0, 0, 0, 1 };
