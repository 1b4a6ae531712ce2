# REFUSED: Only AttributeError says that there is no such attribute.
# Who is dead has no attributes, either.
s/^    if (ob_error() != OB_ATTRIBUTE_ERROR)$/    if (ob_error() != OB_ATTRIBUTE_ERROR \&\& ob_error() != OB_REFERENCE_ERROR)/
