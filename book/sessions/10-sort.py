import threading

numbers = [3, 1, 2]
asked, answered = threading.Event(), threading.Event()


def look():
    asked.wait()
    numbers.append(0)
    print("the other thread sees", numbers)
    answered.set()


def key(n):
    if not asked.is_set():
        asked.set()                     # we are in the middle of sorting:
        answered.wait()                 # wait until the other one has looked
    return n


threading.Thread(target=look).start()
try:
    numbers.sort(key=key)
except ValueError as error:
    print("ValueError:", error)
print("the list is", numbers)
