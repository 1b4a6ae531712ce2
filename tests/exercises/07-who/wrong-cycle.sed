# REFUSED: In a collection they speak in the order of their births,
# In the order of the references.
s/cycle = "cab"/cycle = "abc"/
