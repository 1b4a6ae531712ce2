# at the prompt
# ledger: tuple-size
# also on 3.6
from sys import getsizeof
getsizeof([]), getsizeof([1]), getsizeof([1, 2, 3])
getsizeof(()), getsizeof((1,)), getsizeof((1, 2, 3))
getsizeof({}), getsizeof({1: 1}), getsizeof({"a": 1})
