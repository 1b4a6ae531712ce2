# REFUSED: Who joins twice is there once, at its place.
# Nobody who lives for ever is looked for.
s/^    if (is_in(self, op))$/    if (!ob_is_immortal(op) \&\& is_in(self, op))/
