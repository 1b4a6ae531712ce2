t = ([],)
try:
    t[0] += ["eggs"]
except TypeError as error:
    print(t, error)
