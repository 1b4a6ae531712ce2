# REFUSED: The list and what is in it are as they were.
# Empties the list.
/^ObObject \*safe_order(ObObject \*garbage)$/,/^}/s/^    }$/    }\n    if (done != NULL)\n        ob_list_clear(garbage);/
