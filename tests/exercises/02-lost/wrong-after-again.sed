# REFUSED: the count of the sum
# Binds the sum, and keeps its own reference.
s/^    return ob_namespace_bind_steal(ns, name, sum);/    return sum == NULL ? -1 : ob_namespace_bind(ns, name, sum);/
