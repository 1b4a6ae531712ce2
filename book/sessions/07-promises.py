import gc
import weakref
from prelude import Doomed


class Guard(Doomed):
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exit", self.name)


gc.collect()
with Guard("one") as guard:
    guard.friends.append(guard)     # a cycle
print("the block is over")

guard = Guard("two")
guard.friends.append(guard)
finalizer = weakref.finalize(guard, print, "finalize two")
del guard
print("nobody has died")
gc.collect()
