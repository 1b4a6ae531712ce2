# REFUSED: A younger collection found it.
# Never lets them grow.
s/younger < generation; younger++/younger < generation - generation; younger++/
