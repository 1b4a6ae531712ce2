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
style = 'lines'         # or linespoints, where there are few; or steps
nudge = ''              # 0 .5 -.5: the first name where it is, the second half a line higher, the third lower

set encoding utf8
if (ARG2 eq 'pdf') { set terminal pdfcairo noenhanced size 12.8cm, 7.2cm font 'Vollkorn,13' } \
else { set terminal svg noenhanced size 500, 280 font 'Vollkorn,13' }
set datafile separator tab
set key off
set border 3 linewidth .7
set tics nomirror out scale .5, 0
set xtics offset 0, .3
set tmargin 2.4

# The name of a series stands where its line ends.
array X[columns]
array Y[columns]
longest = 0
do for [i = 2:columns] {
    stats tsv skip 2 using (valid(i) ? (X[i] = $1, Y[i] = column(i)) : NaN) nooutput
    longest = strlen(name(i)) > longest ? strlen(name(i)) : longest
}
set rmargin longest * .8 + 2.5

load ARG1.'.gp'

# Black is for what is ordinary. Each line has a dash of its own, so that nobody needs to see the colour.
set linetype 1 dashtype solid
set linetype 2 dashtype (9, 4)
set linetype 3 dashtype (2, 3)
set linetype 4 dashtype (9, 3, 2, 3)
set for [i = 1:4] linetype i pointtype 7 pointsize .4
dash(i) = i == red ? 1 : red < 2 || i < red ? i - 1 : i - 2
colour(i) = i == red ? '#a8281a' : '#000000'
raised(i) = i - 1 > words(nudge) ? 0 : real(word(nudge, i - 1))
do for [i = 2:columns] {
    set label name(i) at X[i], Y[i] left offset .8, raised(i) textcolor rgb colour(i)
}
set label up at screen .002, graph 1 left offset 0, 1.2
set xlabel across offset 0, .7
plot for [i = 2:columns] tsv skip 2 using 1:(valid(i) ? column(i) : NaN) \
    with @style linetype dash(i) linewidth (i == red ? 2 : 1) linecolor rgb colour(i)
