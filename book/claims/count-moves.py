import gc

gc.collect()
said = [gc.get_count() for n in range(4)]
said = [gc.get_count() for n in range(4)]
print([count[0] - said[0][0] for count in said])
