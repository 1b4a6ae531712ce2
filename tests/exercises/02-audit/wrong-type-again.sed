# REFUSED: which is of no type of the library's
# Only who has a repr is asked.
s/if (holder != NULL \&\& /&ob_type(holder)->repr != NULL \&\& /
