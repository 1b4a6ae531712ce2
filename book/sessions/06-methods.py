import gc

gc.disable()
gc.collect()


class Point:
    def norm(self):
        return abs(self.x)


p = Point()
p.x = -3
print(Point.norm is Point.norm)
print(p.norm is p.norm, p.norm == p.norm)
print(p.norm.__self__ is p, p.norm.__func__ is Point.norm)
p.norm = p.norm
print("still reachable: ", gc.collect())
del p
print("gc.collect() says", gc.collect())
