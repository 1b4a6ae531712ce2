# REFUSED: They are garbage, and too old
# The collection that is to find them runs once before.
s/younger < generation; younger++/younger <= generation; younger++/
