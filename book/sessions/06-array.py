import array
import sys
import tracemalloc


def bytes_of(make):
    before = tracemalloc.get_traced_memory()[0]
    made = make()
    return round((tracemalloc.get_traced_memory()[0] - before) / 100_000)


tracemalloc.start()
floats = range(100_000)
print("a list of floats:", bytes_of(lambda: [float(i) for i in floats]))
print("an array:        ", bytes_of(lambda: array.array("d", floats)))
numbers = array.array("d", floats)
piece = memoryview(numbers)[:3]
del numbers
print(piece.tolist(), piece.nbytes, "bytes of", piece.obj.itemsize * len(piece.obj))
