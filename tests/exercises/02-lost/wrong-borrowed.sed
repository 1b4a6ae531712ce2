# REFUSED: Somebody let go of a reference that was not his.
# Gives away what it has borrowed.
/^        if (ob_namespace_bind(to, name, value) < 0)$/c\
        if (ob_namespace_bind_steal(to, name, value) < 0)
