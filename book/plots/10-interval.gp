across = 'the interval, in milliseconds'
up = 'milliseconds until a thread has the lock'
red = 2
logged = 'xy'
set xtics ('0.02' .02, '0.1' .1, '1' 1, '5' 5, '20' 20)
set ytics ('0.1' .1, '1' 1, '5' 5, '20' 20)
