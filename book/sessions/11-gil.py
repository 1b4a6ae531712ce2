# only on 3.13, 3.14, 3.15
# ledger: gil-enabled
import sys
import sysconfig

print("a GIL:", sys._is_gil_enabled())
print("built without:", sysconfig.get_config_var("Py_GIL_DISABLED") == 1)
