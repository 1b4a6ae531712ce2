# at the prompt
l = [1, 2]
l.append(l)
l
l[2][2][2] is l
d = {"me": None}
d["me"] = (d, l)
d
