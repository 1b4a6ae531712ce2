# also on 3.9, 3.10
# ledger: bare-plus
import sys
import threading

sys.setswitchinterval(1e-6)


def one():
    return 1


def bare():
    global x
    for _ in range(50_000):
        x += 1


def called():
    global x
    for _ in range(50_000):
        x += one()


def loses(work):
    """Whether four threads ever end up with less than four times 50,000."""
    global x
    for _ in range(40):
        x = 0
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if x < 200_000:
            return "loses"
    return "loses nothing"


print("x += 1      ", loses(bare))
print("x += one()  ", loses(called))
