# REFUSED: Those who waited for what was not made start over
# They get None.
s/^        op = making->result;/        op = making->result != NULL ? making->result : ob_none();/
