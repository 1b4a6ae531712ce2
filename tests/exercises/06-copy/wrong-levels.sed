# REFUSED: All slots are copied, those of the classes above as well,
# Goes up four classes.
s/^    for (; ob_class_check(&type->base); type = ob_type_parent(type)) {$/    for (int i = 0; i < 4 \&\& ob_class_check(\&type->base); i++, type = ob_type_parent(type)) {/
