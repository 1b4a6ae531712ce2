# REFUSED: which is of no type of the library's
# Only one type is asked.
s/if (holder != NULL \&\& /&ob_type(holder) == \&ob_doomed_type \&\& /
