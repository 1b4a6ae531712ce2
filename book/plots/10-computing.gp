across = 'threads'
up = 'millions of lists in a second'
red = 2
style = 'linespoints'
nudge = '.15 -.2 0 0'
set xrange [1:2]
set yrange [0:*]
set xtics 1
