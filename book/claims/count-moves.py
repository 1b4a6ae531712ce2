import gc


def asked():
    """By how much the first count has grown when it is asked for four times."""
    said = [gc.get_count() for n in range(4)]
    return [count[0] - said[0][0] for count in said]


gc.collect()
print(asked())
dead = [(n, n, n) for n in range(9)]
del dead
print(asked())
