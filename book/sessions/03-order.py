from prelude import Doomed


def let_go(container):
    print("of a", type(container).__name__)
    del container


let_go([Doomed("a"), Doomed("b"), Doomed("c")])
let_go((Doomed("a"), Doomed("b"), Doomed("c")))
let_go({Doomed("key a"): Doomed("a"), Doomed("key b"): Doomed("b")})
print("end of the program")
