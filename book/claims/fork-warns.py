# A process with two threads forks.
import os
import sys
import threading
import warnings

warnings.simplefilter("always")
over = threading.Event()
thread = threading.Thread(target=over.wait)
thread.start()
said = []
warnings.showwarning = lambda message, category, *rest: said.append(category.__name__)
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
over.set()
thread.join()
print(said)
