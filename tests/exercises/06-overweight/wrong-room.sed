# REFUSED: An instance whose __dict__ was deleted
# Takes an instance without inline values for one with a dict.
s/^    return \*(ObObject \*const \*).*$/    return ob_instance_values(op)->room == 0;/
