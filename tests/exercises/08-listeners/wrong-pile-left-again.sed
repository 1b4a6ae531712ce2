# REFUSED: Take out those who have left as well, at the latest when somebody joins.
# OF: right-entries.c
# Those who have left and live stay.
s/all || entry->left || ob_ref_is_dead(entry->ref)/all || ob_ref_is_dead(entry->ref)/
