# only on 3.14, 3.15
# ledger: own-gil
import sys
import threading
from concurrent import interpreters

sys.setswitchinterval(3600)             # for an hour nobody is asked to make way

flag = bytearray(1)
other = interpreters.create()
other.prepare_main(flag=memoryview(flag))
thread = threading.Thread(target=other.exec, args=["flag[0] = 1"])
thread.start()
while flag[0] == 0:
    pass
print("the flag is", flag[0])
thread.join()
other.close()
