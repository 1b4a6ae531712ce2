# REFUSED: What is pending is not the herd's
# What is pending ends the walk.
s/i < n \&\& result == 0/i < n \&\& result == 0 \&\& ob_error() == OB_NO_ERROR/
