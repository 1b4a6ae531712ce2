import gc


class Doomed(object):
    def __del__(self):
        print("died")


def f():
    pass


if hasattr(f.__code__, "replace"):
    gc.collect()
    constants = [Doomed()]
    code = f.__code__.replace(co_consts=(None, constants))
    constants.append(code)
    del constants, code
    print(gc.is_tracked(f.__code__), gc.collect())
else:
    print("no replace")
