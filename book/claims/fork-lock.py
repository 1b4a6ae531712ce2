# A process forks while another thread has a lock. Can the child have it?
import os
import threading
import warnings

warnings.simplefilter("ignore")
lock, held, over = threading.Lock(), threading.Event(), threading.Event()


def hold():
    with lock:
        held.set()
        over.wait()


thread = threading.Thread(target=hold)
thread.start()
held.wait()
pid = os.fork()
if pid == 0:
    os._exit(1 if lock.acquire(False) else 0)
print("the child has it" if os.waitpid(pid, 0)[1] else "the child waits for a thread that it does not have")
over.set()
thread.join()
