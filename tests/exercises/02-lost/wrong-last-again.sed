# REFUSED: Of equal ones, the first was returned
# Goes from the last to the first.
/^ObObject \*largest/,/^}/s/for (size_t i = 0; i < ob_namespace_size(ns); i++)/for (size_t i = ob_namespace_size(ns); i-- > 0; )/
