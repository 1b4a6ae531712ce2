# REFUSED: An object that is merged dies in the thread
# Thinks that the maker is asked.
s/given_last = IN_B/given_last = NOT_YET/
