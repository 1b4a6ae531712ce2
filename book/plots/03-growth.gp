across = 'items appended, one by one'
up = 'copies made of each item'
red = 3
logged = 'xy'
set xtics ('100' 100, '10,000' 1e4, '1,000,000' 1e6)
set ytics ('1' 1, '100' 100, '10,000' 1e4, '1,000,000' 1e6)
