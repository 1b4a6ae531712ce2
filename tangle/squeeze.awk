# squeeze.awk: copies the files named to the folder `to`, without blanks at the ends of lines,
# and with at most one empty line in a row and none at the beginning or the end.

FNR == 1 {
    if (out != "") close(out)
    out = to "/" FILENAME
    begun = gap = 0
}
{ sub(/[ \t]+$/, "") }
$0 == "" { gap = begun; next }
{
    if (gap) print "" > out
    print > out
    begun = 1; gap = 0
}
