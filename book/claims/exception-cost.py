# from 3.6
import gc


def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept = e


gc.disable()
gc.collect()
f()
print(gc.collect())
