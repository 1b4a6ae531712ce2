# REFUSED: Take the dead out, at the latest when somebody joins.
# OF: right-entries.c
# Those who have left and died stay.
s/all || entry->left || ob_ref_is_dead(entry->ref)/all || (!entry->left \&\& ob_ref_is_dead(entry->ref))/
