# REFUSED: until visit returns something other than 0
# Stops only at what is above 0.
s/^    return result != 0 ? result :/    return result > 0 ? result :/
