# ledger: none-constant
# only on 3.13, 3.14, 3.15
# also on 2.7, 3.6
import sys


def print_word():
    word = "Seven"
    print("word is", word)


constants = print_word.__code__.co_consts
print("constants:", constants)
print("count of 'Seven':", sys.getrefcount(constants[constants.index("Seven")]))
print_word()
print("count of 'Seven':", sys.getrefcount(constants[constants.index("Seven")]))
