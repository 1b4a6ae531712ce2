# at the prompt
# ledger: two-lines small-ints
# also on 3.6
x = 300
y = 300
x is y
x = 3000
y = 3000
x is y
x = 3000; y = 3000; x is y
