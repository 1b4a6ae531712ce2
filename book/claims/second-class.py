# from 3.10
# How many classes called Point there are after a collection, and whose the __weakref__ in the class is.
import gc
from dataclasses import dataclass


@dataclass(slots=True)
class Point:
    x: float


gc.collect()
print(sum(cls.__name__ == "Point" for cls in object.__subclasses__()))
entry = Point.__dict__.get("__weakref__")
print(entry and ("its own" if entry.__objclass__ is Point else "the other one's"))
