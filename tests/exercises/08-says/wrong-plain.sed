# REFUSED: Since 3.15, references without a callback still lead to the object
# As up to 3.14.
s/plain_leads = 1/plain_leads = 0/
