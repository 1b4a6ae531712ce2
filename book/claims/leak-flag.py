import gc

print(gc.DEBUG_LEAK & gc.DEBUG_SAVEALL == gc.DEBUG_SAVEALL)
