# ledger: ignored-in
# also on 3.6
import io
import re
import sys


class Rude:
    def __del__(self):
        [].pop()


sys.stderr = io.StringIO()
x = Rude()
del x
print("and the program goes on")
lines = sys.stderr.getvalue().splitlines()
print(re.sub("0x[0-9a-f]+", "0x...", lines[0]))
print(lines[-1])
