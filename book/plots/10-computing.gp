across = 'threads'
up = 'millions of lists in a second'
red = 2
style = 'linespoints'
set xrange [1:2]
set yrange [0:*]
set xtics 1
