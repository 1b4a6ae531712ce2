across = 'blocks asked for since the birth'
up = 'percent still alive'
red = 2
nudge = '.45 .2 -.45'
set logscale x
set yrange [0:100]
set xtics ('10' 10, '1,000' 1e3, '100,000' 1e5)
set ytics (25, 50, 75, 100)
