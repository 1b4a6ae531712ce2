# from 3.13
import re
import subprocess

with open("/proc/self/cmdline") as line:
    words = line.read().split("\0")
command = words[:words.index(__file__)]         # as this Python was called
told = subprocess.run(command + ["-X", "gil=0", "-c", ""], stderr=subprocess.PIPE, universal_newlines=True)
print(re.sub("^.*: ", "", told.stderr.splitlines()[0]))
