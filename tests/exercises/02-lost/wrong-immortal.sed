# REFUSED: It is immortal now, and never goes
# Makes the values immortal instead of counting them.
s/^        if (ob_namespace_bind(to, name, value) < 0)$/        ob_make_immortal(value);\n        if (ob_namespace_bind_steal(to, name, value) < 0)/
