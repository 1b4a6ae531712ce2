# REFUSED: What you took a reference to, you let go of on each way out: a word, what was there, the sum
# Takes a reference to each word.
s/ob_list_get_borrowed(words/ob_list_get(words/
