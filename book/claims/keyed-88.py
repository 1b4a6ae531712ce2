# from 3.6
# What a KeyedRef and a function weigh.
import sys
import weakref


class P:
    pass


p = P()
print(sys.getsizeof(weakref.KeyedRef(p, None, 1)), sys.getsizeof(lambda ref: None))
