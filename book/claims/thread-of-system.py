# Threads of the process that the operating system knows of, before and after one is started.
import os
import threading

go_on = threading.Event()
print(len(os.listdir("/proc/self/task")))
thread = threading.Thread(target=go_on.wait)
thread.start()
print(len(os.listdir("/proc/self/task")))
go_on.set()
thread.join()
