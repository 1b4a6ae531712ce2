# at the prompt
# ledger: str-size
from sys import getsizeof
getsizeof("é"), getsizeof("éé"), getsizeof("éa")
