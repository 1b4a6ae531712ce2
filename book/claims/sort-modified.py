# A thread adds to a list that another one is sorting.
import threading

numbers = [3, 1, 2]
asked, answered = threading.Event(), threading.Event()


def add():
    asked.wait()
    numbers.append(4)
    answered.set()


def key(n):
    asked.set()
    answered.wait()
    return n


threading.Thread(target=add).start()
try:
    numbers.sort(key=key)
except ValueError as error:
    print("ValueError: %s" % error)
print(numbers)
