# REFUSED: Those who wait get the object, also if
# Those who wait look for it again.
s/^        op = making->result;/        op = NULL;/
