# REFUSED: A name holds a reference
# Names are asked only about what refers to nothing.
s/see(ob_namespace_value_borrowed(ns, i), &audit);/{ if (ob_type(op)->traverse == NULL) see(ob_namespace_value_borrowed(ns, i), \&audit); }/
