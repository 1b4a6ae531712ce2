# from 3.7
import gc
import os
import resource


def copied(lists):
    """How many pages a child gets of its own that reads each list once."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        for one in lists:
            pass
        os.write(tell, b"%d" % (resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before))
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(hear, 100))


gc.disable()
lists = [[None, None] for i in range(300000)]
thawed = copied(lists)
gc.freeze()
frozen = copied(lists)
print("copied, when frozen:", "as much" if abs(frozen - thawed) < thawed / 4 else "less")
