# REFUSED: References with a callback are cleared before anybody speaks
# As those without.
s/called_leads = 0/called_leads = 1/
