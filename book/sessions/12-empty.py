import random

random.seed(1)
alive = [random.random() < 0.01 for i in range(1_000_000)]
for size, cells in ("4 KiB", 85), ("16 KiB", 341), ("1 MiB", 21_845):
    pages = [alive[i:i + cells] for i in range(0, len(alive), cells)]
    empty = sum(not any(page) for page in pages)
    print(f"pages of {size}: {empty / len(pages):.0%} are empty")
