# REFUSED: Only AttributeError says that there is no such attribute.
# Takes all exceptions for that.
s/^    if (ob_error() != OB_ATTRIBUTE_ERROR)$/    if (ob_error() == OB_NO_ERROR)/
