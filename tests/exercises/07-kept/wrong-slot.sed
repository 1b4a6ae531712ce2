# REFUSED: Whatever has last words is kept.
# Asks whether the type has the slot: that of each class has.
s/ob_has_last_words(op)/ob_type(op)->finalize != NULL/
