# from 3.6
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    e
except NameError:
    print("there is no e")
