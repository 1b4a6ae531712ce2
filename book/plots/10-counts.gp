across = 'threads'
up = 'millions of references taken and let go of in a second'
red = 3
style = 'linespoints'
set xrange [1:2]
set yrange [0:*]
set xtics 1
