# REFUSED: listeners_count counts those that live.
# Counts the dead, too.
s/n += !ob_ref_is_dead(ref_at(group, i));/n += ref_at(group, i) != NULL;/
