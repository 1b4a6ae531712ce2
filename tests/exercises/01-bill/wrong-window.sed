# REFUSED: An object is freed once
# Looks for the same object in two thousand names.
s/^    for (size_t i = from; i < ob_namespace_size(ns); i++)$/    for (size_t i = from > 2000 ? from - 2000 : 0; i < from; i++)\n        if (ob_namespace_value_borrowed(ns, i) == op)\n            return 0;\n    for (size_t i = 0; i < ob_namespace_size(ns); i++)/
