across = 'lists read, of a million, one here and one there'
up = 'megabytes of its own'
red = 3
set xrange [0:*]
set yrange [0:130]
set xtics ('0' 0, '25,000' 2.5e4, '50,000' 5e4, '75,000' 7.5e4, '100,000' 1e5)
set ytics (50, 100)
