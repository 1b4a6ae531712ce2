# front.md, parts.tsv, coming.tsv, contents.tsv -> the first page, in Markdown: what the book is, then its parts and
# chapters with their sections, but for those that each chapter has, and the chapters that are still to come.
#   awk -f index.awk book/front.md book/parts.tsv book/coming.tsv contents.tsv
function end_of_list() { if (listed) print ":::\n"; listed = 0 }
function begin_part(number) { if (number in part) print "\n### " part[number] " {.unlisted}\n" }
function all_that_come(   number) {
    for (number = last + 1; number in coming; number++) {
        begin_part(number)
        print "\n[" number ". " coming[number] "]{.chapter-title .to-come}\n"
    }
}
BEGIN {
    FS = "\t"
    recurring = "^(In CPython|What changed|What we have, and what it gets wrong|Exercises|Workshop)$"
}
FILENAME ~ /front\.md$/ { print; next }
!begun { print "\n## Contents {#contents .unlisted}\n"; begun = 1 }
FILENAME ~ /parts\.tsv$/ { part[$3] = "Part " $1 ". " $2; next }
FILENAME ~ /coming\.tsv$/ { coming[$1] = $2; next }
$3 == "chapter" {
    end_of_list()
    if ($4 == "" && last) { if (!behind) all_that_come(); if (!behind++) print "\n### Behind the last chapter {.unlisted}\n" }
    if ($4 != "") last = $4
    begin_part($4)
    print "\n[" ($4 == "" ? "" : $4 ". ") $5 "](" $2 ".html){.chapter-title}\n"
    next
}
$5 ~ recurring || behind { next }
!listed { print "::: toc"; listed = 1 }
{ print "- [" $5 "](" $2 ".html#" $1 ")" }
END { end_of_list() }
