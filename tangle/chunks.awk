# chunks.awk: reads the book as a stream of noweb's markup, twice.
#
# The first time it learns the chunks: where each is defined and used, and what is wrong with them.
# The second time it writes the stream that noweb's mnt is to tangle, having cut the later chapters
# off and, for clean code, put each chunk's name around its use, for clean.awk to make a comment of.
#
#   awk -v upto=N -v lines=1 -v problems=FILE -v roots=FILE -f chunks.awk STREAM STREAM
#
# upto: the last chapter to take; lines: #line is wanted. Writes the names of the files into `roots`,
# and into `problems` what the book does wrong, in which case there is no stream and the exit is 1.

# --- names ---

function is_path(name) {
    return name ~ /^(src|exercises|solutions|demos|plots)(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/
}

function is_c(name) { return name ~ /\.[ch]$/ }

# One spelling for all the names that would be written to one file.
function file_of(name) {
    sub(/\*$/, "", name)
    gsub(/(^|\/)(\.?\/)+/, "/", name)
    sub(/^\//, "", name)
    return tolower(name)
}

function title(name) { gsub(/\[\[|\]\]/, "", name); return name }

# Bytes that continue a UTF-8 character take no column (the locale is C).
function width(s) { gsub(/[\200-\277]/, "", s); return length(s) }

function blanks(n,   s) { while (n-- > 0) s = s " "; return s }

function problem(at, text) { print at ": " text > problems; wrong = 1 }

# --- the first reading ---

function chapter_number(file) { sub(/.*\//, "", file); return file + 0 }

function end_of_line(   u) {
    if (text ~ /[^ \t]/) {
        line_of[++n_lines] = name
        line_at[n_lines] = file ":" line
        line_width[n_lines] = width(text)
        line_tab[n_lines] = text ~ /\t/
    } else if (uses_here == 1)
        alone[n_uses] = 1
    if (uses_here && (macro || text ~ /\\$/))
        problem(file ":" line, "a chunk is used inside a macro; #line cannot go there")
    macro = text ~ /\\$/
    text = ""; uses_here = 0
}

function learn_definition() {
    if (!(name in defined_at)) {
        names[++n_names] = name
        defined_at[name] = file ":" line
    }
    if (kept) defined_by_then[name] = 1
}

function learn_use(used) {
    uses_here++
    use_of[++n_uses] = used
    use_in[n_uses] = name
    use_at[n_uses] = file ":" line
    use_column[n_uses] = width(text)
    use_kept[n_uses] = kept
    inside[name, ++n_inside[name]] = n_uses
    is_used[used] = 1
}

FNR == NR && $1 == "@file" { file = substr($0, 7); line = 1; kept = chapter_number(file) <= upto }
FNR == NR && $1 == "@begin" { code = $2 == "code"; first = 1; macro = 0 }
FNR == NR && code && $1 == "@defn" { name = substr($0, 7); learn_definition() }
FNR == NR && code && $1 == "@text" { text = text substr($0, 7) }
FNR == NR && code && $1 == "@use" { learn_use(substr($0, 6)) }
FNR == NR && $1 == "@nl" {
    if (code && !first) end_of_line()
    first = 0
    line++
}
FNR == NR && $0 == "@index nl" { line++ }
FNR == NR && $1 == "@end" && code { if (text != "" || uses_here) end_of_line(); code = 0 }
FNR == NR { next }

# --- between the readings: is the book sound? ---

function min(a, b) { return a < b ? a : b }

# How many letters must change to make one name of the other.
function distance(a, b,   i, j, la, lb, above, left, row) {
    la = length(a); lb = length(b)
    for (j = 0; j <= lb; j++) row[j] = j
    for (i = 1; i <= la; i++) {
        above = row[0]; row[0] = i
        for (j = 1; j <= lb; j++) {
            left = above + (substr(a, i, 1) != substr(b, j, 1))
            above = row[j]
            row[j] = min(left, 1 + min(row[j], row[j - 1]))
        }
    }
    return row[lb]
}

# Of the candidates, the one that `name` was most likely meant to be, as a question.
function nearest(name, candidates,   c, d, best, found) {
    best = 2 + int(length(name) / 3)
    for (c in candidates)
        if (c != name && (d = distance(name, c)) < best) { best = d; found = c }
    return found == "" ? "" : "; is <<" found ">> meant?"
}

function check_uses(   u, used, hint) {
    for (u = 1; u <= n_uses; u++) {
        used = use_of[u]
        if (is_path(used))
            problem(use_at[u], "<<" used ">> is a file and cannot be part of another chunk")
        else if (!(used in defined_at)) {
            hint = used ~ /[;|()=]/ ? "; a shift is written @<< and @>>" : nearest(used, defined_at)
            problem(use_at[u], "<<" used ">> is used but not defined" hint)
        }
    }
}

function why_unused(name) {
    if (name ~ /^[^ ]*\/[^ ]*$/ && !is_path(file_of(name)))
        return "; a file is in src/, exercises/, solutions/, demos/ or plots/"
    return nearest(name, used_or_path)
}

function check_definitions(   i, name, same) {
    for (i = 1; i <= n_names; i++) {
        name = names[i]
        same = file_of(name)
        if (name ~ /\*$/)
            problem(defined_at[name], "<<" name ">> ends in a star; no name does in this book")
        else if (!(name in is_used) && !is_path(name))
            problem(defined_at[name], "nothing uses <<" name ">>" why_unused(name))
        if (!is_path(same)) continue
        if (same in writer)
            problem(defined_at[name], "<<" name ">> and <<" writer[same] ">> (" \
                    defined_at[writer[same]] ") are one file")
        else writer[same] = name
    }
}

# Follows the uses down from a chunk; a chunk met again on its own way down contains itself.
function check_cycles(name,   i, u) {
    state[name] = "open"
    for (i = 1; i <= n_inside[name]; i++) {
        u = inside[name, i]
        if (!(use_of[u] in state))
            check_cycles(use_of[u])
        else if (state[use_of[u]] == "open") {
            problem(use_at[u], "<<" use_of[u] ">> contains itself")
            cyclic = 1
        }
    }
    state[name] = "closed"
}

# Pushes C chunks as far to the right as they will be in any file.
function indent_c(name, columns,   i, u) {
    if ((name in indent) && indent[name] >= columns) return
    indent[name] = columns
    for (i = 1; i <= n_inside[name]; i++) {
        u = inside[name, i]
        indent_c(use_of[u], columns + use_column[u])
    }
}

function check_width(at, columns) {
    if (columns > 72) problem(at, "the line is " columns " columns wide in C, and 72 is the most")
}

function check_c_lines(   i, u) {
    for (i = 1; i <= n_names; i++)
        if (is_path(names[i]) && is_c(names[i])) indent_c(names[i], 0)
    for (i = 1; i <= n_lines; i++)
        if (line_of[i] in indent) {
            if (line_tab[i]) problem(line_at[i], "there is a tab; C is indented with blanks here")
            check_width(line_at[i], indent[line_of[i]] + line_width[i])
        }
    for (u = 1; u <= n_uses; u++)        # their names become comments
        if ((u in alone) && (use_in[u] in indent))
            check_width(use_at[u], indent[use_in[u]] + use_column[u] + \
                        width("/* --- " title(use_of[u]) " --- */"))
}

function check(   i, name) {
    for (i = 1; i <= n_names; i++)
        if (is_path(names[i])) used_or_path[names[i]] = 1
    for (name in is_used) used_or_path[name] = 1
    check_uses()
    check_definitions()
    for (i = 1; i <= n_names; i++)
        if (!(names[i] in state)) check_cycles(names[i])
    if (!cyclic) check_c_lines()
    close(problems)
    if (wrong) exit 1
}

# --- the second reading ---

function write_roots(   i, name) {
    for (i = 1; i <= n_names; i++) {
        name = names[i]
        if (is_path(name) && (name in defined_by_then)) print root(name) > roots
    }
    close(roots)
}

# mnt writes #line into the files whose names end in a star (and leaves the star out of the name).
function root(name) { return lines && is_path(name) && is_c(name) ? name "*" : name }

# A line with nothing but a use becomes three: the name, the use, and where it ends.
function write_use_alone(u) {
    printf "@text %s\001%s\n@nl\n", blanks(use_column[u]), title(use_of[u])
    printf "%s@nl\n", buffer
    print "@text \002\n@nl"
}

FNR == 1 { check(); write_roots(); u = 0; code = 0 }
$1 == "@file" { dropped = chapter_number(substr($0, 7)) > upto }
dropped { next }
$1 == "@begin" { code = $2 == "code"; buffer = ""; in_use = 0 }
$1 == "@defn" { name = substr($0, 7); print "@defn " root(name); next }
!code || lines || !(name in indent) { if (code && $1 == "@use") u++; print; next }
$1 == "@use" { in_use = ++u }
$1 == "@text" || $1 == "@use" { buffer = buffer $0 "\n"; next }
$1 == "@nl" {
    if (in_use in alone) write_use_alone(in_use)
    else printf "%s@nl\n", buffer
    buffer = ""; in_use = 0
    next
}
{ printf "%s", buffer; buffer = ""; print }

# The chunks that only a later chapter defines are empty, which mnt has to be told.
END {
    if (wrong) exit 1
    for (i = 1; i <= n_uses; i++)
        if (use_kept[i] && !(use_of[i] in defined_by_then)) {
            defined_by_then[use_of[i]] = 1
            printf "@begin code 0\n@defn %s\n@nl\n@end code 0\n", use_of[i]
        }
}
