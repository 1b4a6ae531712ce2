across = 'lists that have died, oldest first'
up = 'megabytes in memory'
red = 3
set xrange [0:*]
set yrange [0:130]
set xtics ('0' 0, '250,000' 2.5e5, '500,000' 5e5, '750,000' 7.5e5, '999,999' 1e6)
set ytics (50, 100)
