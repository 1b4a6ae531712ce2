# REFUSED: When there is no memory, the group is as it was.
# Says that all went well.
s/^        result = ob_list_append(group, ref);/        result = ob_list_append(group, ref);\n    if (result < 0)\n        ob_error_clear(), result = 0;/
