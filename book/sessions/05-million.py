# ledger: million-collections
# also on 3.6
import gc

gc.collect()
before = [generation["collections"] for generation in gc.get_stats()]
kept = [[] for _ in range(1_000_000)]
after = [generation["collections"] for generation in gc.get_stats()]
print([a - b for a, b in zip(after, before)])
