# REFUSED: ob_dropped does so, too: it is for what drop_next returns
# clear lets go of what drop_next returns.
/^static void node_clear/,/^}/{
s/^static void node_clear/static ObObject *node_drop_next(ObObject *op);\n&/
s/^    replace(&((Node \*)op)->left, NULL);$/    for (ObObject *next; (next = node_drop_next(op)) != NULL; )\n        ob_decref(next);/
/^    replace(&((Node \*)op)->right, NULL);$/d
}
