-- Sessions, outputs, predictions, figures and plots: what the chapter names is read from its file.
local book = require 'book'
local latex = require 'latex'
local plot = require 'plot'
local dot = require 'dot'
local heap = require 'heap'
local rails = require 'rails'
local include = {}

local function label(text) return pandoc.Div({ pandoc.Plain { pandoc.Str(text) } }, { class = 'label' }) end
local function trimmed(text) return (text:gsub('%s+$', '')) end

-- ------------------------------------------------------------------ sessions

-- What was entered, and what was answered.
local function transcript(text)
  if not book.html then return pandoc.CodeBlock(text, { class = 'pycon' }) end
  local lines = {}
  for line in (text .. '\n'):gmatch '(.-)\n' do
    local prompt, rest = line:match '^(>>> )(.*)$'
    if not prompt then prompt, rest = line:match '^(%.%.%. )(.*)$' end
    lines[#lines + 1] = prompt and ('<span class="co">%s</span>%s'):format(book.escape(prompt), book.escape(rest))
      or ('<span class="out">%s</span>'):format(book.escape(line))
  end
  return book.raw('<pre class="pycon"><code>' .. table.concat(lines, '\n') .. '</code></pre>')
end

-- What a program says at its head to those who run it.
local function without_remarks(program)
  local rest = program:match '^# ledger: [^\n]*\n(.*)$' or program:match '^# only on [^\n]*\n(.*)$'
    or program:match '^# also on [^\n]*\n(.*)$'
  return rest and without_remarks(rest) or program
end

-- What was printed, below the program; only that, where the program is on the page already.
local function session(name, version, only)
  local here = ('name="%s"'):format(name)
  local path = ('%s/sessions/%s'):format(book.dir, name)
  local recorded = path .. '.out'
  -- an older version has a recording of its own only where it differs
  if version and book.read(recorded .. '.' .. version) then recorded = recorded .. '.' .. version end
  local program = book.need(path .. '.py', 'session ' .. name, here)
  local output = book.need(recorded, 'recording of session ' .. name, here)
  if not (program and output) then return pandoc.Null() end
  local python = 'CPython ' .. (version or book.python)
  program = without_remarks(program)
  if program:match '^# at the prompt' then
    return pandoc.Div({ label(python), transcript(trimmed(output)) }, { class = 'session' })
  end
  if only then
    return pandoc.Div({ label(('%s prints, of sessions/%s.py'):format(python, name)),
      pandoc.CodeBlock(trimmed(output), { class = 'printed' }) }, { class = 'session' })
  end
  return pandoc.Div({
    label(('sessions/%s.py'):format(name)),
    pandoc.CodeBlock(trimmed(program), { class = 'python' }),
    label(python .. ' prints'),
    pandoc.CodeBlock(trimmed(output), { class = 'printed' }),
  }, { class = 'session' })
end

local function output(demo)
  local path = ('%s/demos/%s.out'):format(book.dir, demo)
  local text = book.need(path, 'recorded output of demo ' .. demo, ('demo="%s"'):format(demo))
  if not text then return pandoc.Null() end
  return pandoc.Div({ label(('demos/%s prints'):format(demo)),
    pandoc.CodeBlock(trimmed(text), { class = 'printed' }) }, { class = 'session' })
end

-- A program in another language, or for other Pythons, and what it printed.
local function foreign(name, on)
  local here, path = ('name="%s"'):format(name), ('%s/foreign/%s'):format(book.dir, name)
  local program = book.need(path, 'program ' .. name, here)
  local text = book.need(path .. '.out', 'recorded output of ' .. name, here)
  if not (program and text) then return pandoc.Null() end
  return pandoc.Div({
    label(('foreign/%s'):format(name)),
    pandoc.CodeBlock(trimmed(program), { class = name:match '%.py$' and 'python' or name:match '%.(%w+)$' }),
    label(on and on .. ' print' or 'prints'),
    pandoc.CodeBlock(trimmed(text), { class = 'printed' }),
  }, { class = 'session' })
end

-- Of a table its head, and the rows that begin with these words.
local function some_rows(text, words, here)
  local head, rest = text:match '^(.-\n)(.*)$'
  local wanted, missing, kept = {}, {}, {}
  for word in words:gmatch '%S+' do wanted[word], missing[word] = true, true end
  for line in rest:gmatch '[^\n]+' do
    local word = line:match '^%S+'
    if word and wanted[word] then kept[#kept + 1], missing[word] = line, nil end
  end
  if next(missing) then book.problem(('no row of the measurement is called %s'):format(next(missing)), here) end
  return head .. table.concat(kept, '\n')
end

-- Without a column in which none of the rows has a number.
local function without_gaps(text)
  local lines, longest = {}, 0
  for line in text:gmatch '[^\n]+' do
    lines[#lines + 1], longest = line, math.max(longest, #line)
  end
  for at = longest, 1, -1 do
    local empty, before = #lines > 1, 0
    for i = 2, #lines do
      empty = empty and lines[i]:sub(at - 1, at + 1):match '^ %- ?$'
      before = math.max(before, #lines[i]:sub(1, at - 1):match '^(.-)%s*$')
    end
    for i = 1, empty and #lines or 0 do lines[i] = lines[i]:sub(1, before) .. lines[i]:sub(at + 1) end
  end
  return table.concat(lines, '\n')
end

-- What `make bench` measured and recorded. The first line says how, and on what. rows="a b": only these; fold="All of it":
-- behind that.
local function measured(name, rows, fold)
  local here, path = ('name="%s"'):format(name), ('%s/measured/%s.txt'):format(book.dir, name)
  local text = book.need(path, 'measurement ' .. name, here)
  if not text then return pandoc.Null() end
  local how, rest = text:match '^(.-)\n(.*)$'
  if rows then rest = without_gaps(some_rows(rest, rows, here)) end
  local columns = 0
  for line in rest:gmatch '[^\n]+' do columns = math.max(columns, utf8.len(line)) end
  local shown = pandoc.Div({ label(how), pandoc.CodeBlock(trimmed(rest), { class = 'printed' }) },
    { class = 'session measured', style = ('--columns: %d'):format(columns) })
  return fold and book.fold(fold, { shown }, 'words') or shown
end

local function code_block(block)
  local name = block.attributes
  if block.classes:includes 'foreign' then return foreign(name.name or '', name.on) end
  if block.classes:includes 'measured' then return measured(name.name or '', name.rows, name.fold) end
  if block.classes:includes 'session' then return session(name.name or '', name.version, name.only) end
  if block.classes:includes 'output' then return output(name.demo or '') end
end

-- ------------------------------------------------------------------ predictions

-- A quotation of code as a chapter has it, where noweb does not come by to read it.
local function quoted(blocks)
  local found
  pandoc.Div(blocks):walk { Str = function(str) found = found or str.text:match '%[%[%S*' end }
  return found
end

-- A front matter that names the session, the question, a rule, the answer. What the chapter has between the colons ends
-- the answer.
local function prediction(div)
  local name = div.attributes.name or ''
  local here = ('name="%s"'):format(name)
  local text = book.need(('%s/predictions/%s.md'):format(book.dir, name), 'prediction ' .. name, here)
  if not text then return pandoc.Null() end
  local front, rest = text:match '^%-%-%-\n(.-)\n%-%-%-\n(.*)$'
  local question, answer = (rest or text):match '^(.-)\n%-%-%-\n(.*)$'
  if not question then
    book.problem(('prediction %s has no line --- before its answer'):format(name), here)
    return pandoc.Null()
  end
  local proof = front and front:match 'session:%s*(%S+)'
  local answers = book.blocks(answer)
  if answers[1] and answers[1].t == 'OrderedList' and #answers[1].content == 1 then
    book.problem(('the answer of prediction %s begins with a number and a dot, and is read as a list'):format(name), here)
  end
  local blocks = book.blocks(question)
  local code = quoted(blocks) or quoted(answers)
  if code then book.problem(('prediction %s quotes code by `, and not as in %s'):format(name, code), here) end
  if proof then answers:insert(session(proof)) end
  answers:extend(div.content)
  blocks:extend(book.fold('Answer', answers, 'answer'))
  return pandoc.Div(blocks, pandoc.Attr('', { 'predict' }, { { 'role', 'group' }, { 'aria-label', 'Prediction' } }))
end

-- ------------------------------------------------------------------ figures

local function number_of(id, caption)
  local place = book.place[id]
  return place and place.number ~= '' and ('Figure %s%s'):format(place.number, caption and #caption > 0 and '. ' or '') or ''
end

-- What is said of a drawing; in HTML with a fold that says the same to someone who cannot see it.
local function captioned(id, caption, from, fold)
  local blocks = pandoc.List { book.raw(('<figcaption><div id="%s-caption">'):format(id)) }
  blocks:insert(pandoc.Plain { pandoc.Span({ pandoc.Str(number_of(id, caption)) }, { class = 'number' }),
    table.unpack(caption) })
  blocks:insert(book.raw '</div>')
  if from then blocks:insert(label(from)) end
  blocks:extend(fold)
  blocks:insert(book.raw '</figcaption>')
  return blocks
end

local function opening(id, class)
  return ('<figure id="%s" class="%s"%s>'):format(id, class,
    book.epub and '' or (' aria-details="%s-text"'):format(id))
end

-- A drawing and what is said of it. On a page the words are first: beside the drawing, where there is a margin, and below it
-- elsewhere, which is the style sheet's.
local function figured(id, class, drawing, said)
  local blocks = pandoc.List { book.raw(opening(id, class)) }
  if book.epub then blocks:extend(drawing) end
  blocks:extend(said)
  if not book.epub then blocks:extend(drawing) end
  blocks:insert(book.raw '</figure>')
  return blocks
end

local function labelled(id) return ('role="img" aria-labelledby="%s-caption"'):format(id) end

local function plotted(name, caption)
  local id, here = 'plot-' .. name, ('plot:%s'):format(name)
  local data = plot.read(name, here)
  local path = ('%s/%s.%s'):format(os.getenv 'WEAVE_SVG' or book.figures, id, book.latex and 'pdf' or 'svg')
  local drawn = data and (book.latex and path or book.need(path, 'drawing of plot ' .. name, here))
  if not drawn then return pandoc.Null() end
  if book.latex then
    return latex.figure(id, number_of(id, caption), caption, ('\\drawing{%s}'):format(drawn), data.from)
  end
  return figured(id, 'plot', { book.raw('<div class="drawing">' .. plot.svg(drawn, labelled(id), here) .. '</div>') },
    captioned(id, caption, data.from, book.fold('The numbers' .. data.up, { plot.table(data) }, 'words', id .. '-text')))
end

-- ------------------------------------------------------------------ figures of a heap

-- What the library wrote down of one moment, with the moment before it, if there was one.
local function moment(name, here, by_name)
  if by_name[name] then return by_name[name] end
  local drawn = book.need(('%s/fig-%s.dot'):format(book.figures, name), 'figure ' .. name, here)
  if not drawn then return nil end
  local graph = dot.read(drawn)
  by_name[name] = graph
  local since = graph.remarks.since
  graph.since = since and moment(since, here, by_name)
  graph.text = drawn .. (graph.since and graph.since.text or '')
  return graph
end

local function moments_of(images)
  local moments, words, by_name = {}, {}, {}
  for i, image in ipairs(images) do
    local name = image.src:match '^fig:(.+)$'
    local here = 'fig:' .. name
    local graph = moment(name, here, by_name)
    local text = book.need(('%s/fig-%s.txt'):format(book.figures, name), 'text of figure ' .. name, here)
    if not (graph and text) then return nil end
    local without = images[1].attributes.without
    moments[i], words[i] = without and dot.without(graph, without) or graph, trimmed(text)
  end
  return moments, words
end

local function draw(images, moments)
  if images[1].classes:includes 'rings' then return rails.draw(moments, images[1].attributes) end
  return heap.draw(moments)
end

-- What a picture is made of: what was written of each moment, and what the chapter says of how it is drawn.
local function made_of(images, moments)
  local parts = { images[1].classes:includes 'rings' and 'rings' or 'heap' }
  for name, value in pairs(images[1].attributes) do parts[#parts + 1] = name .. '=' .. value end
  table.sort(parts)
  for _, graph in ipairs(moments) do parts[#parts + 1] = graph.text end
  return table.concat(parts, '\n')
end

-- For a page, the drawings are remembered as they were written.
local Written = {}
Written.__index = Written
function Written:width_in_rem() return self.width end
function Written:svg(attributes) return '<svg ' .. attributes .. self.rest end

local function pictures_of(images, moments)
  if book.latex then return draw(images, moments) end
  local written = book.look(made_of(images, moments), function()
    local all = {}
    for i, picture in ipairs(draw(images, moments)) do all[i] = ('%s %s\n'):format(picture:width_in_rem(), picture:svg '') end
    return table.concat(all)
  end)
  local pictures = {}
  for width, rest in written:gmatch '([%d.]+) <svg (.-</svg>)\n' do
    pictures[#pictures + 1] = setmetatable({ width = tonumber(width), rest = rest }, Written)
  end
  return pictures
end

-- A picture that is wider than the text, or that has room in the margin.
local function width_of(picture)
  local width = picture:width_in_rem()
  return width > book.column and ' wide' or width <= book.margin and ' small' or ''
end

local function one_figure(image, picture, words)
  local id = image.src:gsub('^fig:', 'fig-')
  if book.latex then
    return latex.figure(id, number_of(id, image.caption), image.caption, picture:tikz())
  end
  return figured(id, 'heap' .. width_of(picture),
    { book.raw(('<div class="drawing">%s</div>'):format(picture:svg(labelled(id)))) },
    captioned(id, image.caption, nil,
      book.epub and {} or book.fold('In words', { pandoc.CodeBlock(words) }, 'words', id .. '-text')))
end

-- Steps beside each other: each a picture with a number and what is said of it.
local function strip(images, pictures, words, caption)
  local id = images[1].src:gsub('^fig:', 'fig-')
  if book.latex then return latex.strip(id, number_of(id, caption), images, pictures, caption) end
  local rows = #images == 4 and pictures[1]:width_in_rem() * 2 + 2 or nil
  local blocks = pandoc.List { book.raw(('<div class="drawing"%s>'):format(
    rows and (' style="max-width: %.2frem"'):format(rows) or '')) }
  for i, image in ipairs(images) do
    local own = image.src:gsub('^fig:', 'fig-')
    blocks:insert(book.raw(('<div class="step"%s style="width: %.2frem">%s<div id="%s-step">'):format(
      i > 1 and (' id="%s"'):format(own) or '', math.max(pictures[i]:width_in_rem(), 13),
      pictures[i]:svg(('role="img" aria-labelledby="%s-step"'):format(own)), own)))
    blocks:insert(pandoc.Plain { pandoc.Span({ pandoc.Str(i .. ' ') }, { class = 'number' }),
      table.unpack(image.caption) })
    blocks:insert(book.raw '</div></div>')
  end
  blocks:insert(book.raw '</div>')
  local told = {}
  for i, text in ipairs(words) do told[i] = ('%d\n%s'):format(i, text) end
  return figured(id, 'heap strip', blocks, captioned(id, caption, nil, book.epub and {} or
    book.fold('In words', { pandoc.CodeBlock(table.concat(told, '\n\n')) }, 'words', id .. '-text')))
end

local function drawn_figure(images, caption)
  local moments, words = moments_of(images)
  if not moments then return pandoc.Null() end
  local pictures = pictures_of(images, moments)
  if #images == 1 then return one_figure(images[1], pictures[1], words[1]) end
  return strip(images, pictures, words, caption)
end

-- The images that a paragraph begins with, and what is said after them, of all.
local function pictured(inlines)
  local images, caption = pandoc.List(), pandoc.List()
  for _, inline in ipairs(inlines or {}) do
    if inline.t == 'Image' and #caption == 0 then
      images:insert(inline)
    elseif #caption > 0 or inline.t ~= 'SoftBreak' then
      caption:insert(inline)
    end
  end
  if #images == 0 then return nil end
  local kind, name = images[1].src:match '^(%l+):(.+)$'
  if kind == 'plot' and #inlines == 1 then return plotted(name, images[1].caption) end
  if kind == 'fig' and (#images > 1 or #inlines == 1) then return drawn_figure(images, caption) end
end

-- An image alone in its paragraph: Pandoc 3 has made a figure of it, Pandoc 2 has not.
local function alone(block) return pictured(block.content) end

local function native_figure(block)
  local plain = block.content[1]
  return pictured(plain and plain.content)
end

include.filter = {
  CodeBlock = code_block,
  Para = alone,
  Figure = native_figure,
  Div = function(div) if div.classes:includes 'predict' then return prediction(div) end end,
}
return include
