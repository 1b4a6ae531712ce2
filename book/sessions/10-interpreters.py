# only on 3.14, 3.15
from concurrent import interpreters

ours = [1, 2]
other = interpreters.create()
there, back = interpreters.create_queue(), interpreters.create_queue()
other.prepare_main(there=there, back=back)
there.put([ours, ours])
ours.append(3)
there.put(id(None))
other.exec("""if True:
    first, second = there.get()
    first.append(4)
    back.put(second)
    back.put(id(None) == there.get())
""")
returned = back.get()
print("ours:", ours)
print("returned:", returned)
print("the same None:", back.get())
other.close()
