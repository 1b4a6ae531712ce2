across = 'pictures made, put in and let go of'
up = 'kilobytes in use'
red = 4
set xrange [0:*]
set yrange [0:*]
set xtics (4000, 8000, 12000, 16000)
set ytics (5000, 10000, 15000, 20000)
