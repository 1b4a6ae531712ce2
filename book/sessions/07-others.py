# ledger: one-saves-all
# also on 3.6, 3.8
import gc

saved = []


class Phoenix:
    def __init__(self, name):
        self.name, self.me = name, self

    def __del__(self):
        if self.name == "b":
            saved.append(self)


gc.disable()
gc.collect()
for name in ("a", "b", "c"):
    Phoenix(name)
print("collect", gc.collect())
saved.clear()
print("collect", gc.collect())
