# only on 3.15
# The weak references of a Python that has imported collections: whether there are hundreds, how many of ten
# lead to classes; and of the lists that objects have of them, how many of ten have one member. (The numbers
# themselves depend on whether modules had to be compiled: that makes a hundred classes more.)
import collections
import gc
from _weakref import ReferenceType, getweakrefcount

refs = [op for op in gc.get_objects() if isinstance(op, ReferenceType)]
classes = [ref for ref in refs if isinstance(ref(), type)]
found = {id(ref()): ref() for ref in refs if ref() is not None}
lonely = [op for op in found.values() if getweakrefcount(op) == 1]
print("%s, %d of 10 to classes" % (300 < len(refs) < 700, 10 * len(classes) // len(refs)))
print("%d of 10 lists have one member" % (10 * len(lonely) // len(found)))
