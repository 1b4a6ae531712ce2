# REFUSED: An allocation was refused, and success came back all the same.
# To take one out of those who are left may fail, too.
s/^        if (ob_list_append(done, ob_list_get_borrowed(left, i)) < 0$/&)\
            return -1;\
        ob_list_del(left, i);/
/^            || ob_list_del(left, i) < 0)$/,/^            return -1;$/d
