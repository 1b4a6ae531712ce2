# REFUSED: A younger collection found it.
# Lets them grow one generation too little.
s/younger < generation; younger++/younger + 1 < generation; younger++/
