# only on 3.14, 3.15
from concurrent import interpreters

ours = [1, 2]
other = interpreters.create()
there, back = interpreters.create_queue(), interpreters.create_queue()
other.prepare_main(there=there, back=back)
there.put(ours)
there.put(id(None))
other.exec("""if True:
    theirs = there.get()
    theirs.append(3)
    back.put(theirs)
    back.put(id(None) == there.get())
""")
print("theirs:", back.get())
print("ours:", ours)
print("the same None:", back.get())
other.close()
