# from 3.6
import gc

print(hasattr(gc, "freeze"))
