# REFUSED: hash may raise, whatever it is, and whenever it is asked
# OF: right-chains.c
# Asks for it, and throws away who has none any more.
s/^            link->next = more\[(uint64_t)link->hash % n\];$/            link->hash = ob_hash(link->item);\n            ob_error_clear();\n&/
