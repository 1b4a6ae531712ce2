import sys


class A:
    __slots__ = ("a",)


class B(A):
    __slots__ = ("a",)


b = B()
b.a = 1
print(sys.getsizeof(A()), sys.getsizeof(b))
try:
    print(A.a.__get__(b))
except AttributeError as problem:
    print(problem)
A.a.__set__(b, 2)
print(b.a, A.a.__get__(b))
