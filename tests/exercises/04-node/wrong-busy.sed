# REFUSED: The node holds at once what it was given, also while clear runs
# Is not to be set while it is cleared.
s/^    ObObject \*left, \*right; .*/&\n    bool busy;/
/^static void node_clear/,/^}/{
s/^{/{\n    ((Node *)op)->busy = true;/
s/^}/    ((Node *)op)->busy = false;\n}/
}
/^void node_set_/,/^}/s/^    replace/    if (!((Node *)op)->busy)\n        replace/
