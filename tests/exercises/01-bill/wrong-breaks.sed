# REFUSED: Something that would go was left out
# What comes behind the first immortal object is not looked at.
s/^        if (count_names/        if (ob_is_immortal(op))\n            break;\n&/
