# ledger: list-shrink
# also on 3.6
import sys

items = []
for n in range(100):
    items.append(None)
last = 0
while items:
    items.pop()
    room = (sys.getsizeof(items) - sys.getsizeof([])) // 8
    if room != last:
        print(f"{len(items):2} left, room for {room}")
        last = room
