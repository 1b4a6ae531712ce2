# REFUSED: listeners_count counts those that live.
# Counts the dead.
s/^        n += !ob_ref_is_dead(ref_at(group, i));$/        n += 1;/
