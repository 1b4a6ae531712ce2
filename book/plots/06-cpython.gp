across = 'attributes'
up = 'bytes for each object'
red = 4
style = 'linespoints'
set xrange [1:5]
set yrange [0:400]
set xtics (1, 2, 3, 4, 5)
set ytics (100, 200, 300, 400)
