# at the prompt
# ledger: str-size
from sys import getsizeof
getsizeof("é"), getsizeof("éé"), getsizeof("ééé"), getsizeof("猫"), getsizeof("é猫")
