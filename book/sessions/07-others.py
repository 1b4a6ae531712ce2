# ledger: one-saves-all
# also on 3.6, 3.8
import gc

saved = []


class Phoenix:
    def __init__(self, name, friend=None):
        self.name, self.me, self.friend = name, self, friend

    def __del__(self):
        if self.name == "b":
            saved.append(self)


gc.disable()
gc.collect()
Phoenix("a", Phoenix("b", Phoenix("c")))
Phoenix("d")
print("collect", gc.collect())
saved.clear()
print("collect", gc.collect())
