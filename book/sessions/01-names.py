# at the prompt
x = "spam"
globals()["x"]
globals()["y"] = x
y
sorted(name for name in globals() if not name.startswith("_"))
del x
x
y
