# REFUSED: herd_size counts those that live, also during a walk.
# Counts references.
s/n += !ob_ref_is_dead(ref_at(self, i));/n += ref_at(self, i) != NULL;/
