across = 'blocks asked for since the birth'
up = 'percent still alive'
red = 2
logged = 'x'
set yrange [0:100]
set xtics ('10' 10, '1,000' 1e3, '100,000' 1e5)
set ytics (25, 50, 75, 100)
