# REFUSED: When there is no memory, child.parent is what it was
# The child joins first, and who equals it leaves when the proxy fails.
/^static int join/,/^}/{
s/^    int result = ob_setattr_steal(child, "parent",/    int result = ob_list_append(list, child);\n    if (result < 0)\n        undo(child, old);\n    else if (ob_setattr_steal(child, "parent",/
s/^                                  ob_proxy_new(parent, NULL));/                              ob_proxy_new(parent, NULL)) < 0) {/
/^    if (result == 0 && ob_list_append/,/^    }/d
s/^    ob_decref(list);/        ObError error = ob_self()->error;\n        ob_self()->error = (ObError){ .exc = OB_NO_ERROR };\n        for (int64_t i = 0; i < (int64_t)ob_list_size(list); i++)\n            if (ob_same(ob_list_get_borrowed(list, i), child) == 1) {\n                ob_list_del(list, i);\n                break;\n            }\n        ob_self()->error = error;\n        result = -1;\n    }\n&/
}
