# How a plot looks: gnuplot -c plot.gp book/plots/NAME svg|pdf >OUT. What it shows is in NAME.tsv, as the program
# tests/plots/NAME.c prints it: a line "# what was run", the names of the columns, the rows; an empty cell is a gap.
# NAME.gp says what the axes are, and what follows here down to "load".
tsv = ARG1.'.tsv'
head(what) = system(sprintf("awk -F'\t' 'NR == 2 { print %s }' %s", what, tsv))
columns = int(head('NF'))
name(i) = head(sprintf('$%d', i))

# What NAME.gp may set, besides gnuplot's own.
across = up = ''        # what the axes are
red = 2                 # the column that the text speaks of; 0: none
logged = ''             # the axes, x, y or both, whose steps multiply
style = 'lines'         # or linespoints, where there are few; or steps

set encoding utf8
if (ARG2 eq 'pdf') { set terminal pdfcairo noenhanced size 12.8cm, 7.2cm font 'Vollkorn,13' } \
else { set terminal svg noenhanced size 500, 280 font 'Vollkorn,13' }
set datafile separator tab
set key off
set border 3 linewidth .7
set tics nomirror out scale .5, 0
set xtics offset 0, .3
set tmargin 2.4

array X[columns]        # where the line of each series ends
array Y[columns]
longest = 0
do for [i = 2:columns] {
    stats tsv skip 2 using (valid(i) ? (X[i] = $1, Y[i] = column(i)) : NaN) nooutput
    longest = strlen(name(i)) > longest ? strlen(name(i)) : longest
}
set rmargin longest * .8 + 2.5

load ARG1.'.gp'
if (logged ne '') { set logscale @logged }

# Black is for what is ordinary. Each line has a dash of its own, so that nobody needs to see the colour.
set linetype 1 dashtype solid
set linetype 2 dashtype (9, 4)
set linetype 3 dashtype (2, 3)
set linetype 4 dashtype (9, 3, 2, 3)
set for [i = 1:4] linetype i pointtype 7 pointsize .4
dash(i) = i == red ? 1 : red < 2 || i < red ? i - 1 : i - 2
colour(i) = i == red ? '#a8281a' : '#000000'
lines = "for [i = 2:columns] tsv skip 2 using 1:(valid(i) ? column(i) : NaN) ".\
    "with @style linetype dash(i) linewidth (i == red ? 2 : 1) linecolor rgb colour(i)"
set output '/dev/null'
plot @lines
set output

# The name of a series stands where its line ends, and those that would stand on each other move apart, a little at a
# time. Both are shares of what the axes enclose.
share(x, low, high, axis) = strstrt(logged, axis) ? log(x / low) / log(high / low) : (x - low) / (high - low)
beside = longest * .02
line = .11
do for [i = 2:columns] {
    X[i] = share(X[i], GPVAL_X_MIN, GPVAL_X_MAX, 'x')
    Y[i] = share(Y[i], GPVAL_Y_MIN, GPVAL_Y_MAX, 'y')
}
do for [round = 1:100] { do for [i = 2:columns] { do for [j = 2:columns] {
    if (i != j && abs(X[i] - X[j]) < beside && abs(Y[i] - Y[j]) < line && (Y[i] > Y[j] || Y[i] == Y[j] && i < j)) {
        Y[i] = Y[i] + .01
        Y[j] = Y[j] > .01 ? Y[j] - .01 : Y[j]
    }
} } }
do for [i = 2:columns] {
    set label name(i) at graph X[i], graph Y[i] left offset .8, 0 textcolor rgb colour(i)
}

set label up at screen .002, graph 1 left offset 0, 1.2
set xlabel across offset 0, .7
plot @lines
