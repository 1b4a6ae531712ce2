# from 3.13
# Whether there is a GIL in this Python, and whether it is in use.
import sys
import sysconfig

print(sysconfig.get_config_var("Py_GIL_DISABLED"), sys._is_gil_enabled())
