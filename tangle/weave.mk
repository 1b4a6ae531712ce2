# What a page is made of, so that only the pages that an edit touches are made again. Called by tangle/weave.
W := build/weave
OUT := build/book
PAGES := $(basename $(notdir $(wildcard book/*.nw))) $(BACK)
FIGURES := $(basename $(notdir $(wildcard build/figures/*.dot)))
THEME := $(filter-out %.html,$(notdir $(wildcard book/theme/*)))
FILTERS := $(wildcard tangle/*.lua)
.DELETE_ON_ERROR:
.SUFFIXES:

PANDOC := pandoc --standalone --template book/theme/page.html --fail-if-warnings \
  --lua-filter tangle/page.lua --from markdown+smart-auto_identifiers-citations-tex_math_dollars --to html

all: $(PAGES:%=$(OUT)/%.html) $(OUT)/index.html $(THEME:%=$(OUT)/%)

$(OUT)/%.html: $(W)/%.md $(W)/%.tsv $(FILTERS) book/theme/page.html | $(FIGURES:%=$(W)/%.svg)
	@echo "  $@"
	@WEAVE_PAGE=$* WEAVE_TABLE=$(W)/$*.tsv WEAVE_SVG=$(W) WEAVE_DEPS=$(W)/$*.d $(PANDOC) $< -o $@

$(OUT)/index.html: $(W)/index.md $(W)/contents.tsv $(FILTERS) book/theme/page.html
	@echo "  $@"
	@WEAVE_PAGE=index WEAVE_TABLE=$(W)/contents.tsv $(PANDOC) $< -o $@

$(W)/index.md: tangle/index.awk book/parts.tsv $(W)/contents.tsv
	@awk -f $^ >$@

$(W)/%.svg: build/figures/%.dot
	@dot -Gbgcolor=transparent -Tsvg $< -o $@

$(OUT)/%: book/theme/%
	@cp $< $@

-include $(PAGES:%=$(W)/%.d)
