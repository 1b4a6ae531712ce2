# REFUSED: A name that is there already is rebound, also to an object that is immortal.
# What counts nobody is not bound again.
s/if (ob_namespace_bind(to, name, value) < 0)/if (!(ob_is_immortal(value) \&\& ob_namespace_lookup_borrowed(to, name) != NULL) \&\& ob_namespace_bind(to, name, value) < 0)/
