# REFUSED: Many hold it
# The two newest namespaces.
s/    for (; ns != NULL; ns = ns->next)/    for (int two = 0; ns != NULL \&\& two < 2; two++, ns = ns->next)/
