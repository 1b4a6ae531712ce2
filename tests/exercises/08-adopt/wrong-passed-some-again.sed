# REFUSED: Only AttributeError says that there is no such attribute.
# What cannot be found is not there.
s/^    if (ob_error() != OB_ATTRIBUTE_ERROR)$/    if (ob_error() < OB_ATTRIBUTE_ERROR \&\& ob_error() != OB_INDEX_ERROR)/
