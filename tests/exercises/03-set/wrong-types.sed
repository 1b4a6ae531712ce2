# REFUSED: Whatever has a hash can be in a set:
# A type is not found.
s/if (p->item == NULL || p->hash != hash)/if (p->item == NULL || p->hash != hash || is_type(p->item))/
s/^typedef struct Place {$/static bool is_type(const ObObject *op)\n{\n    return ob_type(op) == \&ob_type_type;\n}\n\n&/
