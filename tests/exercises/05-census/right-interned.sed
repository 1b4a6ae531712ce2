# Another way: the names are interned, and live on.
s/ob_str_from(ob_type(op)->name)/ob_str_intern(ob_type(op)->name)/
