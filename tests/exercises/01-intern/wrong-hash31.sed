# REFUSED: Two texts may have one size, and one hash
# What has one size and one hash is one.
s/^static ObObject \*pool_find/static uint32_t hash(const char *s, size_t n)\n{\n    uint32_t h = 0;\n    for (size_t i = 0; i < n; i++)\n        h = 31 * h + (unsigned char)s[i];\n    return h;\n}\n\n&/
s/memcmp(ob_str_utf8(op), utf8, size) == 0/hash(ob_str_utf8(op), size) == hash(utf8, size)/
