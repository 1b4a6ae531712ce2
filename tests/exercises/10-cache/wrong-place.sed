# REFUSED: it is made where one has looked
# OF: right-changes.c
# What has changed during the search for the object is not looked at.
s/^        Making \*making;$/        before = self->changes;\n&/
