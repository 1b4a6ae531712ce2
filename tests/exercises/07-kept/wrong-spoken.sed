# REFUSED: The list and what is in it are as they were; nobody speaks.
# At the end, none of them has spoken yet.
s/^    ob_decref(walk.found);$/    for (int64_t i = 0; i < (int64_t)ob_list_size(garbage); i++)\
        ob_list_get_borrowed(garbage, i)->flags \&= ~(uint32_t)OB_FINALIZED;\
&/
