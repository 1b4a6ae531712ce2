class Point(object):
    def norm(self):
        pass


print(Point.norm is Point.norm)
