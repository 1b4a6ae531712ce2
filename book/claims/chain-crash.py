# What becomes of a process that lets go of a long chain, by what the chain is made of.
import os
import resource
from collections import deque


def make_and_drop(link):
    chain = None
    for i in range(300000):
        chain = link(chain)
    del chain


for name, link in [("list", lambda link: [link]), ("tuple", lambda link: (link,)), ("deque", lambda link: deque([link]))]:
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        make_and_drop(link)
        os._exit(0)
    print("%s: %s" % (name, "crashed" if os.waitpid(child, 0)[1] else "went"))
