# REFUSED: a function that steals has taken yours, whether it worked or not
# A _steal that failed has taken the reference, too.
/^int copy_all/,/^}/{
s/ob_namespace_value_borrowed/ob_namespace_value/
s/^        if (ob_namespace_bind(to, name, value) < 0)$/        if (ob_namespace_bind_steal(to, name, value) < 0) {\n            ob_decref(value);/
s/^            return -1;$/&\n        }/
}
