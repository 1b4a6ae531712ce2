# REFUSED: Who joins while the group is telling is told the next time.
# Goes on with those who have joined.
s/^            result = tell_one(ref, method, event);/        {\n            size_t before = size_of(group);\n            result = tell_one(ref, method, event);\n            for (; result == 0 \&\& before < size_of(group); before++)\n                result = ob_list_append(turns, ref_at(group, before));\n        }/
