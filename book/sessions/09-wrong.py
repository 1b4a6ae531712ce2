import weakref

lines = {}


def put(name, line):
    def gone(ref):
        del lines[name]
    lines[name] = weakref.ref(line, gone)


class Line:
    pass


def reconnect(ref):
    global line
    line = Line()
    put("home", line)


line = Line()
put("home", line)
watch = weakref.ref(line, reconnect)
del line                    # it breaks down
print(type(line).__name__)      # there is a new one
print(lines)
