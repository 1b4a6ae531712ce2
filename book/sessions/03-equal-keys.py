# at the prompt
# ledger: unhashable
# also on 3.6
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
nan = float("nan")
d[nan] = "a"
d[nan] = "b"
d[float("nan")] = "c"
d
hash(1), hash(1.0), hash(True), hash(0.5), hash(2**61 - 1)
d[[1]] = "list"
