import sys

items = []
last = sys.getsizeof(items)
print("an empty list:", last)
for n in range(1, 34):
    items.append(None)
    size = sys.getsizeof(items)
    if size != last:
        print(f"with item {n:2}: {size}, room for {(size - 56) // 8}")
        last = size
