# REFUSED: child.parent is a proxy: whoever asks it for an attribute
# A ref, which has to be called.
s/ob_proxy_new(parent, NULL)/ob_ref_new(parent, NULL)/
