# REFUSED: When memory runs out, each number in the census is right
# Counts up in the census itself, and makes a name each time.
s/^            result = set_number(census, name, now);$/            for (int64_t n = 1; result == 0 \&\& n <= now; n++) {\n                ObObject *same = ob_str_from(ob_str_utf8(name));\n                result = same == NULL ? -1 : set_number(census, same, n);\n                if (same != NULL)\n                    ob_decref(same);\n            }/
