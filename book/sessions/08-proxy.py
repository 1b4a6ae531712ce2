# at the prompt
import weakref
class Parent:
    name = "Ada"

p = Parent()
w = weakref.proxy(p)
w.name, isinstance(w, Parent), type(w).__name__
w.age = 36
p.age
w == p, p == w
hash(w)
del p
w.name
