across = 'lists made and dropped'
up = 'megabytes in memory'
red = 3
set xrange [0:*]
set yrange [0:*]
set xtics ('200,000' 2e5, '600,000' 6e5, '1,000,000' 1e6)
set ytics (50, 100, 150)
