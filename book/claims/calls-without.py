# from 3.12
import gc
import sys

calls = ["len(x)", "isinstance(x, list)", "x.append(1)", "type(x)", "str(5)"]
names, at = {}, []
# A function in which a collection is due, and then five lines, each with a call.
exec("def f(x):\n" + "".join(" %s\n" % line for line in ["due = [%s]" % ("[], " * 2500)] + calls), names)
f = names["f"]


def began(phase, info):
    frame = sys._getframe(1)
    if phase == "start" and frame.f_code is f.__code__:
        at.append(calls[frame.f_lineno - 3])


gc.callbacks.append(began)
gc.disable()
for how in "at first", "later":
    gc.collect()
    gc.enable()
    f([])
    gc.disable()
    print(how, at)
    at.clear()
    for n in range(300):
        f([])
