# REFUSED: All went well while == and hash asked nothing.
# Remembers in one place for all what is looked for, before the hash is asked.
s/^    int64_t hash = ob_hash(item);$/    wanted = item;\n&\n    item = wanted;/
s/^typedef struct Place {$/static ObObject *wanted;\n\n&/
