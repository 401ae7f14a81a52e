"""Makes the bundled face: Be Vietnam Pro 400, 600, 700, cut down to what charts and page write.

    npm pack @fontsource/be-vietnam-pro && tar xzf fontsource-be-vietnam-pro-*.tgz
    python -m pip install fonttools brotli
    python fonts/make.py package/files

Writes fonts/BeVietnamPro-*.ttf (native), www/fonts/be-vietnam-pro-*.woff2 (the page) and fonts/widths.txt (the measure).
What is added to the face, as its licence allows: tabular figures (tnum), and the signs ≥ ≤ → ₀ ₁, which the package
leaves out, composed of the face's own strokes.
"""

import os
import sys
import tempfile

from fontTools import merge, subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
VIETNAMESE = [
    0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA),
]
SIGNS = [ord(c) for c in "−–—…“”‘’•₫€Œœ"]
TABULAR = 660


def compose(font, name, code, parts, advance):
    """Adds a glyph made of others: (name, scale, dx, dy)."""
    pen = TTGlyphPen(font.getGlyphSet())
    for part, scale, dx, dy in parts:
        pen.addComponent(part, (scale, 0, 0, scale, dx, dy))
    add(font, name, code, pen.glyph(), advance)


def add(font, name, code, glyph, advance):
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = (advance, 0)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    if code:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def arrow(font, advance, y, half):
    """→ as a bar with a head, in the weight of the minus sign."""
    pen = TTGlyphPen(None)
    left, right, head = 60, advance - 60, 190
    for outline in (
        [(left, y - half), (left, y + half), (right - half, y + half), (right - half, y - half)],
        [(right - head - half, y + head), (right - head + half, y + head + half), (right + half, y), (right - half, y)],
        [(right - half, y), (right + half, y), (right - head + half, y - head - half), (right - head - half, y - head)],
    ):
        pen.moveTo(outline[0])
        for point in outline[1:]:
            pen.lineTo(point)
        pen.closePath()
    add(font, "arrowright", 0x2192, pen.glyph(), advance)


def main(files):
    here = os.path.dirname(os.path.abspath(__file__))
    widths = {}
    for weight, style in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as scratch:
            paths = []
            for script in ("latin", "latin-ext", "vietnamese"):
                font = TTFont(os.path.join(files, f"be-vietnam-pro-{script}-{weight}-normal.woff2"))
                font.flavor = None
                for table in ("fpgm", "prep", "cvt ", "gasp"):
                    if table in font:
                        del font[table]
                path = os.path.join(scratch, f"{script}.ttf")
                font.save(path)
                paths.append(path)
            font = merge.Merger().merge(paths)
        cmap = font.getBestCmap()
        for code, sign in ((0x2265, "greater"), (0x2264, "less")):
            advance = font["hmtx"][sign][0]
            minus = cmap[0x2212]
            shift = (advance - font["hmtx"][minus][0]) // 2
            compose(font, sign + "equal", code, [(sign, 1, 0, 60), (minus, 1, shift, -290)], advance)
        for code, digit in ((0x2080, "zero"), (0x2081, "one")):
            compose(font, digit + "inferior", code, [(digit, 0.6, 0, -130)], round(font["hmtx"][digit][0] * 0.6))
        bar = font["glyf"][cmap[0x2212]]
        arrow(font, 860, (bar.yMin + bar.yMax) // 2, (bar.yMax - bar.yMin) // 2)
        digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        for digit in digits:
            compose(
                font, digit + ".tf", None, [(digit, 1, (TABULAR - font["hmtx"][digit][0]) // 2, 0)], TABULAR
            )
        addOpenTypeFeaturesFromString(
            font,
            "feature tnum {" + "".join(f"sub {d} by {d}.tf;" for d in digits) + "} tnum;",
            tables=["GSUB"],
        )
        options = subset.Options()
        options.layout_features = ["kern", "tnum"]
        options.hinting = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
        options.notdef_outline = True
        cut = subset.Subsetter(options)
        cut.populate(unicodes=[*LATIN, *VIETNAMESE, *SIGNS, 0x2265, 0x2264, 0x2192, 0x2080, 0x2081])
        cut.subset(font)
        family = "Be Vietnam Pro"
        for record in list(font["name"].names):
            if record.nameID in (16, 17, 1, 2):
                font["name"].removeNames(nameID=record.nameID)
        # One family with three weights, as CSS and resvg match them.
        font["name"].setName(family, 1, 3, 1, 0x409)
        font["name"].setName(style if weight in (400, 700) else "Regular", 2, 3, 1, 0x409)
        font["name"].setName(family, 16, 3, 1, 0x409)
        font["name"].setName(style, 17, 3, 1, 0x409)
        font["OS/2"].usWeightClass = weight
        font.save(os.path.join(here, f"BeVietnamPro-{style}.ttf"))
        for code, name in font.getBestCmap().items():
            widths.setdefault(code, {})[weight] = font["hmtx"][name][0]
        font.flavor = "woff2"
        font.save(os.path.join(here, "..", "www", "fonts", f"be-vietnam-pro-{weight}.woff2"))
    with open(os.path.join(here, "widths.txt"), "w", encoding="utf-8", newline="\n") as out:
        out.write("# code point, advance in 1/1000 em at weights 400, 600, 700; written by make.py\n")
        for code in sorted(widths):
            out.write(f"{code:04X} " + " ".join(str(widths[code].get(w, 600)) for w in WEIGHTS) + "\n")


main(sys.argv[1])
