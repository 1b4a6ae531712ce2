# only on 3.13, 3.14, 3.15
# ledger: dataclass-twice
import gc
import weakref
from dataclasses import dataclass

gc.disable()
gc.collect()


@dataclass(slots=True)
class Point:
    x: float
    y: float


@dataclass(slots=True, weakref_slot=True)
class Known:
    x: float


def classes():
    return sum(cls.__name__ == "Point" for cls in object.__subclasses__())


print("classes called Point:", classes())
gc.collect()
print("after a collection:  ", classes())
try:
    weakref.ref(Point(1.0, 2.0))
except TypeError as problem:
    print(problem)
print(weakref.ref(Known(1.0)) is not None)
