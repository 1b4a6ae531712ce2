# REFUSED: Whatever can be reached from one that has last words is kept
# OF: wrong-there-and-back.c
# There and back, fifty times.
s/round < 2; round++)     .*$/round < 50; round++)/
s/round == 0 ? k/round % 2 == 0 ? k/
