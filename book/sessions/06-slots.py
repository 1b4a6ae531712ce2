# ledger: no-dict-text
# also on 3.6
class Point:
    __slots__ = ("y", "x")


def attempt(what):
    try:
        print(eval(what))
    except (AttributeError, TypeError) as problem:
        print(f"{type(problem).__name__}: {problem}")


p = Point()
p.x = 5
print(Point.x, type(Point.x).__name__)
print(Point.x.__get__(p))
attempt("p.y")
attempt("p.name")
attempt("setattr(p, 'name', 'spam')")
attempt("p.__dict__")
attempt("vars(p)")
attempt("p.__weakref__")
attempt("setattr(p, '__slots__', ())")
attempt("Point.x.__get__(3)")
