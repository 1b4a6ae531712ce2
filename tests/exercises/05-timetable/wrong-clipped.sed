# REFUSED: A threshold has to be exceeded
# Takes no threshold for more than two hundred thousand.
s/table.count\[0\] <= threshold\[0\])/table.count[0] <= (threshold[0] > 200000 ? 200000 : threshold[0]))/
