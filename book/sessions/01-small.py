# ledger: small-ints
# also on 2.7, 3.6
for n in (-6, -5, 256, 257, 1024, 1025):
    print(n, int(str(n)) is int(str(n)))
