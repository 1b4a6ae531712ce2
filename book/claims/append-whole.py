# Four threads append to one list, taking turns as often as possible.
import sys
import threading

if hasattr(sys, "setswitchinterval"):
    sys.setswitchinterval(1e-6)
else:
    sys.setcheckinterval(1)
numbers = []


def work():
    for i in range(50000):
        numbers.append(i)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(numbers))
