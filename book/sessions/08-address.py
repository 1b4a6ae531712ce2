parent = ["Ada"]
address = id(parent)
del parent
stranger = ["Bob"]
print(id(stranger) == address)
