# REFUSED: Many hold it
# Only one type is asked.
s/if (holder != NULL \&\& /&ob_type(holder) == \&ob_doomed_type \&\& /
