"""links.py BOOK: every link of the rendered book, and of its search, leads somewhere, no id stands twice on a page, and no
page asks for anything from outside or weighs more than 300 KiB."""
import html.parser
import pathlib
import re
import sys

BOOK = pathlib.Path(sys.argv[1])
EXTERNAL = ("http:", "https:", "//", "data:", "mailto:")


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links, self.wrong = path, set(), [], []
        self.feed(path.read_text(encoding="utf-8"))
        lists = path.with_suffix(".js")         # the tests of each chunk
        for line in lists.read_text().splitlines() if lists.exists() else ():
            self.links += ["#" + chunk for chunk in re.findall(r'^"(.*)": ', line)]
            self.links += [f"tests-{n}.html#test-{n}-{test}" for n, test in re.findall(r'"(\d+)\.(\w+)"', line)]

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if attrs.get("id") in self.ids:
            self.wrong.append(f"two elements have the id {attrs['id']}")
        if "id" in attrs:
            self.ids.add(attrs["id"])
        for name in ("aria-labelledby", "aria-details", "for"):
            if name in attrs:
                self.links.append("#" + attrs[name])
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
        asked = attrs.get("src") or (attrs.get("href") if tag == "link" else None)
        if asked:
            if asked.startswith(EXTERNAL):
                self.wrong.append(f"asks for {asked}")
            self.links.append(asked)


def weight(page):
    """Bytes of a page with all that it loads, but for what it loads when asked: the search, the lists of tests, comments."""
    shared = ["style.css", "page.js", *(str(f.relative_to(BOOK)) for f in BOOK.glob("fonts/*"))]
    return sum((BOOK / name).stat().st_size for name in [page, *shared] if (BOOK / name).exists())


MOST = 300 * 1024

pages = {path.name: Page(path) for path in sorted(BOOK.glob("*.html"))}
wrong = [f"{name}: {what}" for name, page in pages.items() for what in page.wrong]
wrong += [f"{name}: {weight(name)} bytes with all that it loads, and {MOST} is the most"
          for name in pages if weight(name) > MOST]
links = 0
found = re.findall(r'^{href:"([^"]*)"', (BOOK / "docs.js").read_text(), re.M)
for name, leading in [*((name, page.links) for name, page in pages.items()), ("docs.js", found)]:
    for link in leading:
        if link.startswith(EXTERNAL):
            continue
        links += 1
        target, _, fragment = link.partition("#")
        target = target or name
        if not (BOOK / target).exists():
            wrong.append(f"{name}: {link} leads to no file")
        elif fragment and target in pages and fragment not in pages[target].ids:
            wrong.append(f"{name}: {link} leads to no place")
print("\n".join(wrong) or f"{len(pages)} pages, {links} links: all lead somewhere")
sys.exit(bool(wrong))
