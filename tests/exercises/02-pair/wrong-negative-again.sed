# REFUSED: until visit returns something other than 0
# What is below 0 is nothing, the second time.
s/^    return result != 0 ? result : visit(pair->second, arg);/    if (result != 0) return result;\n    result = visit(pair->second, arg);\n    return result > 0 ? result : 0;/
