import gc

try:
    gc.collect(3)
except ValueError as problem:
    print(problem)
