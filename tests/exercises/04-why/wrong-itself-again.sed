# REFUSED: Something leads from op back to op
# Does not look for op among its own references.
s/if (op == ob_list_get_borrowed(search->found, 0))/if (search->at > 0 \&\& op == ob_list_get_borrowed(search->found, 0))/
