# Puts the dict in by hand, and then there is no room for values.
s/^    return ob_setattr_steal(copy, "__dict__", other);$/    if (other == NULL)\n        return -1;\n    ob_instance_values(copy)->room = 0;\n    *place(copy, ob_type(copy)->dict_offset) = other;\n    return 0;/
