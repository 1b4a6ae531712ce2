import sys


def print_word():
    word = "Seven"
    return word + "th"


seven = [c for c in print_word.__code__.co_consts if c == "Seven"][0]
before = sys.getrefcount(seven)
print_word()
print(sys.getrefcount(seven) == before)
