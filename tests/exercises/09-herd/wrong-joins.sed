# REFUSED: Who joins during a walk is not visited by it
# Goes on as long as there is somebody.
s/i < n \&\& result == 0/(i < n || i < ob_list_size(self->refs)) \&\& result == 0/
