# REFUSED: Whatever they do meanwhile: told are those who were in the group
# Whether it is in the group that was told last.
s/^int listeners_add(/static ObObject *told;\n\n&/
s/^    int result = 0;$/&\n    told = group;/
/^int listeners_tell(/,$s/find(group, ref) < size_of(group)/find(told, ref) < size_of(told)/
