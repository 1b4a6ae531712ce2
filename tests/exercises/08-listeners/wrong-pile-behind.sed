# REFUSED: Take the dead out, at the latest when somebody joins.
# OF: right-sweep.c
# Takes out those at the end of the list.
s/^        if (ob_ref_is_dead(ref_at(group, i))$/        if (!ob_ref_is_dead(ref_at(group, i)))\n            break;/
s/^            && ob_list_del(group, (int64_t)i) < 0)$/        else if (ob_list_del(group, (int64_t)i) < 0)/
