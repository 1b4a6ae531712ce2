# at the prompt
# ledger: immortal-count
# only on 3.13, 3.14, 3.15
import sys
sys.getrefcount(3)
sys.getrefcount(None)
sys.getrefcount("")
x = [1, 2]
sys.getrefcount(x)
y = x
sys.getrefcount(x)
