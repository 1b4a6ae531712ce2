# REFUSED: Once the lock is somebody's
# Who has waited has an exception, too.
s/^        OB_END_ALLOW_THREADS$/&\n        ob_raise(OB_RUNTIME_ERROR, "it took a while");/
