# REFUSED: All slots are copied, those of the classes above
# Copies those of its own class only.
s/^    for (; ob_class_check(&type->base); type = ob_type_parent(type)) {$/    for (int i = 0; i < 1; i++) {/
