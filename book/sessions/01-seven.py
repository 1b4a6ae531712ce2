import sys


def print_word():
    word = "Seven days"
    print("word is", word)


def make_list():
    word = ["Seven", "days"]
    return id(word)


print_word()
print("constants:", print_word.__code__.co_consts)
before = sys.getrefcount(print_word.__code__.co_consts[-1])
print_word()
after = sys.getrefcount(print_word.__code__.co_consts[-1])
print("its count did not change:", before == after)
