# What a page is made of, so that only the pages that an edit touches are made again. Called by weave/weave.
W := build/weave
OUT := build/book
# The chapters and their Workshops, in the order of the book.
CHAPTERS := $(shell cut -f2 $(W)/contents.tsv | grep '^[0-9]' | uniq)
PAGES := $(CHAPTERS) $(BACK)
FIGURES := $(wildcard build/figures/*)
PLOTS := $(patsubst book/plots/%.gp,plot-%,$(wildcard $(patsubst %.tsv,%.gp,$(wildcard book/plots/*.tsv))))
DRAWN := $(PLOTS:%=$(W)/%)
THEME := style.css page.js
FILTERS := $(wildcard weave/*.lua)
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

MARKDOWN := markdown+smart-auto_identifiers-citations-tex_math_dollars
# Pandoc's own collector would otherwise look for young garbage after each megabyte: most of a page is young, and all lives.
ROOMY := $(shell pandoc +RTS -A64m -RTS --version >/dev/null 2>&1 && echo +RTS -A64m -RTS)
PANDOC := pandoc $(ROOMY) --standalone --section-divs --template book/theme/page.html --fail-if-warnings \
  --lua-filter weave/page.lua --from $(MARKDOWN) --to html

all: $(OUT)/fonts/made $(PAGES:%=$(OUT)/%.html) $(CHAPTERS:%=$(OUT)/%.js) $(OUT)/index.html $(THEME:%=$(OUT)/%) \
  $(OUT)/icon.svg $(OUT)/docs.js $(OUT)/comments.js $(OUT)/claims.js $(OUT)/lunr.js

$(OUT)/%.html: $(W)/%.md $(W)/%.tsv $(W)/runs.tsv $(FILTERS) book/theme/page.html | $(DRAWN:%=%.svg)
	@echo "  $@"
	@[ -z "$$(find weave -name '*.lua' -newer $(W)/$*.looks 2>&1)" ] || rm -f $(W)/$*.looks
	@WEAVE_PAGE=$* WEAVE_TABLE=$(W)/$*.tsv WEAVE_SVG=$(W) WEAVE_DEPS=$(W)/$*.d \
	    WEAVE_DOCS=$(W)/$*.docs WEAVE_LOOKS=$(W)/$*.looks WEAVE_RUNS=$(W)/runs.tsv $(PANDOC) $< -o $@

$(OUT)/index.html: $(W)/index.md $(W)/contents.tsv $(W)/snake.svg $(W)/numbers.tsv $(FILTERS) book/theme/page.html \
  book/sessions/00-front.py book/sessions/00-front.out $(W)/whole
	@echo "  $@"
	@WEAVE_PAGE=index WEAVE_TABLE=$(W)/contents.tsv $(PANDOC) -V front=true $< -o $@

$(W)/index.md: weave/index.awk book/front.md book/parts.tsv book/coming.tsv $(W)/contents.tsv
	@awk -f $^ >$@

SNAKE := weave/snake build/figures/fig-front.tsv
$(W)/snake.svg: $(SNAKE)
	@$^ >$@
$(W)/cover.png: $(SNAKE)
	@$^ cover | gnuplot >$@
$(W)/snake.tex: $(SNAKE)
	@$^ tikz >$@
$(OUT)/icon.svg: $(SNAKE)
	@$^ icon >$@

PLOT = LC_ALL=C.UTF-8 gnuplot -c book/theme/plot.gp $(basename $<)
$(W)/plot-%.svg: book/plots/%.tsv book/plots/%.gp book/theme/plot.gp
	@$(PLOT) svg >$@

$(OUT)/docs.js: $(PAGES:%=$(OUT)/%.html)
	@{ echo 'window.bookDocs = ['; cat $(patsubst %,$(W)/%.docs,$(filter-out added-% tests-%,$(PAGES))); echo '];'; } >$@

$(CHAPTERS:%=$(OUT)/%.js): $(OUT)/%.js: weave/runs.awk $(W)/runs.tsv $(W)/%.tsv
	@awk -f $^ >$@

$(OUT)/comments.js: weave/comments $(W)/all.tsv $(wildcard $(W)/src/*.h $(W)/src/*.c)
	@weave/comments $(W)/all.tsv $(sort $(wildcard $(W)/src/ob_*.h)) $(wildcard $(W)/src/*.h $(W)/src/*.c) >$@

CLAIMS := $(wildcard book/claims/*)
$(OUT)/claims.html: $(CLAIMS) $(W)/claimed.tsv
$(OUT)/claims.js: weave/claims $(OUT)/claims.html book/theme/claims.py
	@weave/claims book $(W) $(OUT)

# The search is lunr, of Debian's package libjs-lunr; without it the page says that there is none.
LUNR := $(firstword $(wildcard /usr/share/javascript/lunr/lunr.min.js build/node/node_modules/lunr/lunr.min.js))
$(OUT)/lunr.js: $(LUNR)
	@$(if $(LUNR),cp $< $@,rm -f $@)

$(OUT)/fonts/made: weave/fonts $(W)/characters
	@weave/fonts $(OUT)/fonts $(W)/characters
	@touch $@

# --- the book in one piece: EPUB and PDF ---
WHOLE := $(filter-out added-% tests-%,$(PAGES))
# The same every time: a date that only changes with the chapters' last commit.
ifneq ($(filter epub pdf,$(MAKECMDGOALS)),)
ifndef SOURCE_DATE_EPOCH
export SOURCE_DATE_EPOCH := $(or $(shell git log -1 --format=%ct -- book 2>/dev/null),0)
endif
endif
PIECE := WEAVE_TABLE=$(W)/all.tsv WEAVE_SVG=$(W) pandoc $(ROOMY) --fail-if-warnings --lua-filter weave/page.lua \
  --from $(MARKDOWN) $(WHOLE:%=$(W)/%.md)
PARTS := $(WHOLE:%=$(W)/%.md) $(W)/all.tsv $(FILTERS) $(wildcard book/*.tsv book/sessions/* book/demos/* \
  book/claims/* book/foreign/* book/measured/* book/plots/* book/predictions/*) $(FIGURES)

epub: build/book.epub
build/book.epub: $(PARTS) $(DRAWN:%=%.svg) $(W)/cover.png $(OUT)/fonts/made book/theme/epub.css weave/epub.yaml weave/settle
	@$(PIECE) --metadata-file weave/epub.yaml --css book/theme/epub.css --epub-cover-image $(W)/cover.png \
	  $(patsubst %,--epub-embed-font=%,$(sort $(wildcard $(OUT)/fonts/*.woff2))) --to epub3 --toc-depth=2 -o $@
	@weave/settle $@
	@echo "The book: $@"

pdf: build/book.pdf
build/book.pdf: $(W)/book.tex $(W)/snake.tex $(DRAWN:%=%.pdf) weave/typeset
	@weave/typeset $(W) book $@
$(W)/book.tex: $(PARTS) book/theme/book.tex
	@$(PIECE) --template book/theme/book.tex --top-level-division=chapter --to latex -o $@
UNDATED = LC_ALL=C sed 's/CreationDate (D:[0-9]*/CreationDate (D:20000101000000/'
$(W)/plot-%.pdf: export FONTCONFIG_FILE := $(CURDIR)/book/theme/fonts.conf
$(W)/plot-%.pdf: book/plots/%.tsv book/plots/%.gp book/theme/plot.gp
	@$(PLOT) pdf >$@.dated && $(UNDATED) $@.dated >$@
.PHONY: all epub pdf

$(OUT)/%: book/theme/%
	@cp $< $@

-include $(PAGES:%=$(W)/%.d)
