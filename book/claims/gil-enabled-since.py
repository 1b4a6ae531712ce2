import sys

print(hasattr(sys, "_is_gil_enabled"))
