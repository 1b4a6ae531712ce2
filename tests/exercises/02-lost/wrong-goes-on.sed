# REFUSED: copy_all returns -1 at once
# Goes on after a name that cannot be copied.
/^int copy_all/,/^}/{
s/^{$/{\n    int result = 0;/
s/^            return -1;$/            result = -1;/
s/^    return 0;$/    return result;/
}
