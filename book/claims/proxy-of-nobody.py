# What a dead proxy answers.
import weakref


class P(object):
    pass


p = P()
proxy = weakref.proxy(p)
del p
questions = [("repr", repr), ("type", type), ("is", lambda p: p is None), ("callable", callable),
             ("==", lambda p: p == 1), ("isinstance", lambda p: isinstance(p, P)), ("bool", bool), ("str", str),
             ("attribute", lambda p: p.x)]
for name, question in questions:
    try:
        question(proxy)
        print("%s: an answer" % name)
    except ReferenceError:
        print("%s: ReferenceError" % name)
