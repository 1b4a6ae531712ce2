# at the prompt
# ledger: str-size
# also on 3.6
from sys import getsizeof
getsizeof(1), getsizeof(2**30), getsizeof(2**60)
getsizeof(1.0)
getsizeof(""), getsizeof("abc"), getsizeof("é"), getsizeof("猫")
big = "x" * 1_000_000
getsizeof([big])
getsizeof(big)
