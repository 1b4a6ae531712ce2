# REFUSED: Of those that are equal and live, the first is the answer
# OF: right-buckets.c
# Remembers no more than ten thousand.
s/remember(self, hash, ref)) == 0/ob_dict_size(self->lists) >= 10000 ? 0 : remember(self, hash, ref)) == 0/
