# from 3.6
# Where the instances of a class have the head of the list.
class P:
    pass


print(P.__weakrefoffset__)
