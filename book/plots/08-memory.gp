across = 'families made and dropped'
up = 'megabytes in memory'
red = 3
set xrange [0:*]
