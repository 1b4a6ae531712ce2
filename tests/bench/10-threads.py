"""10-threads.py WHAT: what threads cost and gain, in any Python from 2.7 on.

WHAT is
  compute    rounds of a loop that 1, 2 and 4 threads do in a second, all together, in thousands
  wait       sleeps of a millisecond that 1, 2 and 4 threads do in a second, all together
  server [N] how many milliseconds a client in another process waits for a thread that answers, beside 0, 1 and 2
             threads that compute: the median, what 99 of 100 waits stay below, and how many there were in a second;
             with sys.setswitchinterval(N), in Python 2 sys.setcheckinterval(N). Between two questions the client
             sleeps for 3 ms.
  waits      eight threads compute for 20 s at a switch interval of 0.1 ms (Python 3): how often the GIL went from one to
             another, and for how many of those one waited at most
  process    milliseconds to start a process that does nothing and wait for its end, by each method; a thread, an
             interpreter; and microseconds for a byte through a pipe and back

book/plots/10-python.tsv, 10-server.tsv and 10-waits-python.tsv, and book/measured/10-process.txt, have what they printed.
"""
from __future__ import print_function
import os
import socket
import sys
import threading
import time

try:
    clock = time.perf_counter
except AttributeError:
    clock = time.time
SECONDS = 2.0
stop = False


def compute(done, i):
    n = 0
    while not stop:
        for _ in RANGE:
            pass
        n += 1
    done[i] = n


def doze(done, i):
    n = 0
    while not stop:
        time.sleep(0.001)
        n += 1
    done[i] = n


RANGE = range(1000)


def together(work, n):
    """What n threads have done, all together, in a second."""
    global stop
    stop = False
    done = [0] * n
    threads = [threading.Thread(target=work, args=(done, i)) for i in range(n)]
    start = clock()
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    stop = True
    for thread in threads:
        thread.join()
    return sum(done) / (clock() - start)


def waits():
    """One that finds that another had the last turn has been let in again."""
    turns = [None, 0]
    longest = [0] * 8

    def work(i):
        mine = turns[1]
        while not stop:
            if turns[0] != i:
                turns[0] = i
                turns[1] += 1
                longest[i] = max(longest[i], turns[1] - mine)
            mine = turns[1]

    global stop
    stop = False
    sys.setswitchinterval(0.0001)
    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(20)
    stop = True
    for thread in threads:
        thread.join()
    print("threads\thand-overs\tlongest wait")
    print("8\t%d\t%d" % (turns[1], max(longest)))


def median(values):
    return sorted(values)[len(values) // 2]


def ask(end, seconds, pause):
    """Milliseconds for each answer; between two questions the client sleeps."""
    waits = []
    begun = clock()
    while clock() - begun < seconds:
        time.sleep(pause)
        start = clock()
        end.send(b"?")
        end.recv(1)
        waits.append((clock() - start) * 1000)
    return waits


def answer(end):
    try:
        while end.send(end.recv(1)):
            pass
    except socket.error:
        pass


def served(busy, pause):
    """What a client in a process of its own waits for a thread that answers: the median, and the most of 99 in 100."""
    global stop
    stop = False
    ours, theirs = socket.socketpair()
    out, into = os.pipe()
    if os.fork() == 0:
        ours.close()
        time.sleep(0.1)
        waits = sorted(ask(theirs, SECONDS, pause))
        text = "%.3f\t%.3f\t%d" % (median(waits), waits[len(waits) * 99 // 100], len(waits) / SECONDS)
        os.write(into, text.encode())
        os._exit(0)
    theirs.close()
    done = [0] * busy
    threads = [threading.Thread(target=compute, args=(done, i)) for i in range(busy)]
    threads.append(threading.Thread(target=answer, args=(ours,)))
    for thread in threads:
        thread.start()
    os.wait()
    stop = True
    for thread in threads:
        thread.join()
    return os.read(out, 100).decode()


def nothing():
    pass


def echo(pipe):
    while pipe.recv_bytes() != b".":
        pipe.send_bytes(b"!")


def process():
    import multiprocessing
    for method in "fork", "forkserver", "spawn":
        context = multiprocessing.get_context(method)
        times = []
        for _ in range(20):
            start = clock()
            p = context.Process(target=nothing)
            p.start()
            p.join()
            times.append(clock() - start)
        print("%s\t%.1f ms" % (method, median(times) * 1e3))
    start = clock()
    for _ in range(200):
        t = threading.Thread(target=nothing)
        t.start()
        t.join()
    print("thread\t%.3f ms" % ((clock() - start) * 1e3 / 200))
    here, there = multiprocessing.Pipe()
    p = multiprocessing.Process(target=echo, args=(there,))
    p.start()
    here.send_bytes(b"!")
    here.recv_bytes()
    times = []
    for _ in range(5):
        start = clock()
        for _ in range(2000):
            here.send_bytes(b"!")
            here.recv_bytes()
        times.append((clock() - start) * 1e6 / 2000)
    here.send_bytes(b".")
    p.join()
    print("pipe between processes\t%.0f us" % median(times))
    if sys.version_info < (3, 14):
        return
    from concurrent import interpreters
    times = []
    for _ in range(10):
        start = clock()
        other = interpreters.create()
        thread = other.call_in_thread(nothing)
        thread.join()
        other.close()
        times.append(clock() - start)
    print("interpreter\t%.1f ms" % (median(times) * 1e3))


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "compute":
        print("\t".join("%.1f" % together(compute, n) for n in (1, 2, 4)))
    elif what == "wait":
        print("\t".join("%.0f" % together(doze, n) for n in (1, 2, 4)))
    elif what == "server":
        if len(sys.argv) > 2:
            n = float(sys.argv[2])
            sys.setswitchinterval(n) if hasattr(sys, "setswitchinterval") else sys.setcheckinterval(int(n))
        for busy in 0, 1, 2:
            print("%d\t%s" % (busy, served(busy, 0.003)))
    elif what == "waits":
        waits()
    else:
        process()
