# REFUSED: child.parent is a proxy: whoever asks it for an attribute
# Refers to the parent.
s/^                                  ob_proxy_new(parent, NULL));/                                  (ob_incref(parent), parent));/
