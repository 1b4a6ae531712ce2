across = 'threads that compute beside it'
up = 'milliseconds until an answer is there'
red = 3
style = 'linespoints'
set xrange [0:2]
set yrange [0:*]
set xtics 1
