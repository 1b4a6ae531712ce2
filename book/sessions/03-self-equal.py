def show(question):
    try:
        print(question, eval(question))
    except RecursionError:
        print(question, "RecursionError")


a = []
a.append(a)
b = []
b.append(b)
show("a == [[a]]")
show("a == b")
show("b in [b, a]")
show("b in [a, b]")
