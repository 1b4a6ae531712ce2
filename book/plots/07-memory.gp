across = 'families made, dropped and collected'
up = 'megabytes in memory'
red = 4
set xrange [0:*]
set yrange [0:*]
set xtics (1, 15, 29, 43)
set ytics (20, 40, 60)
