# A small book in a folder of its own, with the project's tangle. To be read by the tests (. small_book.sh).
set -eu
LC_ALL=C
export LC_ALL
project=$(cd "$(dirname "$0")/../.." && pwd)
small=$(mktemp -d)
trap 'rm -rf "$small"' EXIT
cp -R "$project/tangle" "$project/weave" "$small/"
mkdir "$small/book"
cd "$small"
failed=0

# Writes a chapter that is as it should be: a file, a chunk in two parts, and a starter.
sound_book() {
    cat >book/01-sound.nw <<'CHAPTER'
# Sound {#sound}

<<src/a.c>>=
int a(void)
{
    <<what a does>>
}
@

<<what a does>>=
int x = 1;
@

And then:

<<what a does>>=
return x;
@

<<exercises/01-ex/ex.c>>=
int answer = 0;
@

<<solutions/01-ex/ex.c>>=
int answer = 42;
@
CHAPTER
}

wrong() {
    printf '%s\n' "$*"
    failed=1
}

# expect WHAT PATTERN: what the last command said (in the file said) matches.
expect() {
    grep -q -- "$2" said || { wrong "$1: expected '$2', got:"; cat said; }
}
