across = 'lists kept'
up = 'nanoseconds for each'
red = 3
set xrange [0:*]
set yrange [0:*]
set xtics ('1,000,000' 1e6, '2,000,000' 2e6)
