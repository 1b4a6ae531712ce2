import gc

gc.disable()
gc.collect()


class Point:
    def norm(self):
        return abs(self.x)


p, q = Point(), Point()
m = p.norm
print(p.norm is m, p.norm == m)
p.norm = m
q.norm = p.norm
print(p.norm is m, q.norm.__self__ is q)
del p, m
print("gc.collect() says", gc.collect())
del q
print("gc.collect() says", gc.collect())
