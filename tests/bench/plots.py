"""The plots of make bench, as SVG: ratios to CPython, growth with n, pauses."""
import math
import os
from xml.sax.saxutils import escape

# Each peer has a form and a colour of its own.
LOOKS = [("circle", "#a8281a"), ("square", "#1f4e79"), ("triangle", "#2e7d32"), ("diamond", "#8a6d00"),
         ("cross", "#6a1b9a"), ("circle", "#555555")]


class Svg:
    def __init__(self, width, height):
        self.width, self.height, self.parts = width, height, []

    def text(self, x, y, words, anchor="start", size=12):
        self.parts.append('<text x="%.1f" y="%.1f" text-anchor="%s" font-size="%d">%s</text>' %
                          (x, y, anchor, size, escape(words)))

    def line(self, x1, y1, x2, y2, colour="#bbbbbb", width=1.0):
        self.parts.append('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%.1f"/>' %
                          (x1, y1, x2, y2, colour, width))

    def mark(self, x, y, look):
        form, colour = LOOKS[look % len(LOOKS)]
        shapes = {"circle": "M%f %fm-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "square": "M%f %fm-4 -4h8v8h-8z",
                  "triangle": "M%f %fm0 -5l5 9h-10z", "diamond": "M%f %fm0 -5l5 5l-5 5l-5 -5z",
                  "cross": "M%f %fm-4 -1.5h8v3h-8z"}
        self.parts.append('<path d="%s" fill="%s"/>' % (shapes[form] % (x, y), colour))

    def path(self, points, look):
        self.parts.append('<path d="M%s" fill="none" stroke="%s" stroke-width="1.5"/>' %
                          ("L".join("%.1f %.1f" % p for p in points), LOOKS[look % len(LOOKS)][1]))

    def legend(self, names, x, y):
        for i, name in enumerate(names):
            self.mark(x, y - 4, i)
            self.text(x + 9, y, name)
            x += 24 + 8 * len(name)

    def write(self, path):
        with open(path, "w") as f:
            f.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif">\n'
                    '<rect width="100%%" height="100%%" fill="#ffffff"/>\n%s\n</svg>\n' %
                    (self.width, self.height, "\n".join(self.parts)))


def scale(least, most, low, high):
    """A logarithmic one: a function from numbers to places."""
    a, b = math.log10(least), math.log10(most)
    return lambda value: low + (math.log10(value) - a) / ((b - a) or 1) * (high - low)


def powers(least, most):
    return [10.0 ** k for k in range(math.floor(math.log10(least)), math.ceil(math.log10(most)) + 1)]


def ratios(out, results, names, works):
    """To CPython in the same round; its own is the line at 1."""
    rows = []
    for work in works:
        sizes = results.sizes(work.name)
        if sizes:
            n = 10**6 if 10**6 in sizes else sizes[-1]
            got = {p: results.ratio(work.name, n, p, "cpython") for p in names}
            rows.append((work, {p: r for p, r in got.items() if r and r > 0}))
    every = [r for _, got in rows for r in got.values()]
    if not every:
        return
    ticks = powers(max(min(every), 0.001), max(every + [1]))
    svg = Svg(1180, 90 + 18 * len(rows))
    place = scale(ticks[0], ticks[-1], 160, 640)
    svg.text(10, 20, "Time or bytes as a multiple of CPython's, within a round (logarithmic; left is less)", size=14)
    svg.legend(names, 165, 42)
    for tick in ticks:
        svg.line(place(tick), 52, place(tick), 60 + 18 * len(rows), "#000000" if tick == 1 else "#dddddd")
        svg.text(place(tick), 76 + 18 * len(rows), "%gx" % tick, "middle")
    for i, (work, got) in enumerate(rows):
        y = 66 + 18 * i
        svg.text(150, y + 4, work.name, "end")
        svg.line(160, y, 640, y, "#eeeeee")
        if work.target:
            x = place(min(max(float(work.target), ticks[0]), ticks[-1]))
            svg.line(x, y - 7, x, y + 7, "#000000", 2)
        for look, p in enumerate(names):
            if p in got:
                svg.mark(place(min(max(got[p], ticks[0]), ticks[-1])), y, look)
        if work.differs:
            svg.text(655, y + 4, work.differs, size=10)
    svg.text(655, 42, "what is not quite the same work; a black bar is the target", size=10)
    svg.write(os.path.join(out, "ratios.svg"))


def panel(svg, x, y, title, series, names, word):
    """Lines on logarithmic axes in a box of 300 by 190."""
    points = [p for line in series.values() for p in line]
    across, up = powers(min(p[0] for p in points), max(p[0] for p in points)), None
    up = powers(min(p[1] for p in points), max(p[1] for p in points))
    right, above = scale(across[0], across[-1], x + 50, x + 300), scale(up[0], up[-1], y + 190, y + 25)
    svg.text(x + 50, y + 14, title, size=13)
    for tick in across:
        svg.line(right(tick), y + 190, right(tick), y + 25, "#eeeeee")
        svg.text(right(tick), y + 205, "1e%d" % round(math.log10(tick)), "middle", 10)
    for tick in up:
        svg.line(x + 50, above(tick), x + 300, above(tick), "#eeeeee")
        svg.text(x + 45, above(tick) + 4, "%g" % tick, "end", 10)
    svg.text(x + 300, y + 220, word, "end", 10)
    for look, name in enumerate(names):
        line = [(right(a), above(b)) for a, b in series.get(name, [])]
        if line:
            svg.path(line, look)
        for a, b in line:
            svg.mark(a, b, look)


def panels(path, title, named, names, word, notes):
    columns = 3
    rows = -(-len(named) // columns)
    svg = Svg(330 * columns + 20, 60 + 235 * rows + 15 * len(notes))
    svg.text(10, 20, title, size=14)
    svg.legend(names, 15, 42)
    for i, (name, series) in enumerate(named):
        panel(svg, 10 + 330 * (i % columns), 55 + 235 * (i // columns), name, series, names, word)
    for i, note in enumerate(notes):
        svg.text(15, 60 + 235 * rows + 15 * i, note, size=10)
    svg.write(path)


def growth(out, results, names, works):
    named, notes = [], []
    for work in works:
        sizes = results.sizes(work.name)
        if len(sizes) < 2 or work.name.startswith("bytes") or work.name.endswith("worst"):
            continue
        series = {p: [(n, results.median(work.name, n, p)) for n in sizes if results.median(work.name, n, p)]
                  for p in names}
        if any(series.values()):
            named.append((work.name, series))
            if work.differs:
                notes.append("%s: %s" % (work.name, work.differs))
    if named:
        panels(os.path.join(out, "growth.svg"), "Nanoseconds each, against the number of objects (both logarithmic)",
               named, names, "objects", notes)


def pauses(out, results, names):
    named = []
    for kind in "live", "mix", "frag":
        what = "churn.%s.pauses." % kind
        sizes = sorted({n for name, n, _ in results.values if name.startswith(what)})
        if not sizes:
            continue
        n, series = sizes[-1], {}
        for p in names:
            got = sorted((int(name.rsplit(".", 1)[1]), results.median(name, n, p))
                         for name, m, q in list(results.values) if m == n and q == p and name.startswith(what))
            series[p] = [(2.0 ** k / 1000, count) for k, count in got if count]
        if any(series.values()):
            named.append(("churn.%s, n = %d" % (kind, n), series))
    if named:
        panels(os.path.join(out, "pauses.svg"), "How many operations took so long (both logarithmic)", named, names,
               "microseconds of CPU time, and up to twice as many",
               ["An operation is made up of an object's birth, and of whatever collection begins there."])


def draw(out, results, found, works):
    ratios(out, results, [p for p in found if p != "cpython"], works)
    growth(out, results, list(found), works)
    pauses(out, results, list(found))
