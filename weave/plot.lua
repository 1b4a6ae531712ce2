-- Plots: book/plots/NAME.tsv and NAME.gp, which gnuplot has drawn, as part of the page; and their numbers, as a table.
local book = require 'book'
local plot = {}

local MOST_ROWS = 12

-- ------------------------------------------------------------------ the numbers

local function cells(line)
  local found = {}
  for cell in (line .. '\t'):gmatch '([^\t]*)\t' do found[#found + 1] = cell end
  return found
end

-- A column in which no row has a number; nil: there is none.
local function empty_series(data)
  for i, name in ipairs(data.names) do
    local some = false
    for _, row in ipairs(data.rows) do some = some or row[i] ~= '' end
    if not some then return name end
  end
end

-- The first line says where the numbers come from, the second names the columns. Nothing, if a row is wrong.
local function parse(text, path, here)
  local data = { rows = {} }
  local n, wrong = 0, nil
  for line in text:gmatch '[^\n]*' do
    n = n + 1
    local row = cells(line)
    if n == 1 then
      data.from = line:match '^# (.+)$'
      wrong = not data.from and 'is no comment that says what was run'
    elseif n == 2 then
      data.names = row
      wrong = #row < 2 and 'names no series'
    elseif line ~= '' then
      data.rows[#data.rows + 1] = row
      if #row ~= #data.names then wrong = ('has %d cells, and %d columns have a name'):format(#row, #data.names) end
      for i, cell in ipairs(row) do
        if not tonumber(cell) and (cell ~= '' or i == 1) then wrong = ('has no number in column %d'):format(i) end
      end
    end
    if wrong then
      book.problem(('line %d of %s %s'):format(n, path, wrong), here)
      return nil
    end
  end
  local empty = empty_series(data)
  if #data.rows > 0 and not empty then return data end
  book.problem(path .. (#data.rows == 0 and ' has no rows' or (' has no number of "%s"'):format(empty)), here)
end

-- What a chapter's plot is made of; nil if it is not there, or is not as it should be.
function plot.read(name, here)
  local path = ('%s/plots/%s'):format(book.dir, name)
  local text = book.need(path .. '.tsv', 'measurement for plot ' .. name, here)
  local looks = book.need(path .. '.gp', 'description of plot ' .. name, here)
  local data = text and looks and parse(text, path .. '.tsv', here)
  local up = looks and looks:match "up = '([^']*)'"
  if data then data.up = up and ': ' .. up or '' end
  return data
end

local function with_commas(number)
  local whole, rest = number:match '^(%-?%d+)(.*)$'
  if not whole then return number end
  return whole:reverse():gsub('(%d%d%d)', '%1,'):reverse():gsub('^(%-?),', '%1') .. rest
end

-- All rows, or about a dozen of them, evenly; the last always.
function plot.table(data)
  local step = math.max(1, math.ceil((#data.rows - 1) / (MOST_ROWS - 1)))
  local function plain(text) return { pandoc.Plain(text == '' and {} or { pandoc.Str(text) }) } end
  local heads, aligns, widths, body = {}, {}, {}, {}
  for i, name in ipairs(data.names) do
    heads[i], aligns[i], widths[i] = plain(name), 'AlignRight', 0
  end
  for n, row in ipairs(data.rows) do
    if (n - 1) % step == 0 or n == #data.rows then
      local drawn = {}
      for i, cell in ipairs(row) do drawn[i] = plain(with_commas(cell)) end
      body[#body + 1] = drawn
    end
  end
  return pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, heads, body))
end

-- ------------------------------------------------------------------ the drawing

local RED, LINE = '168,40,26', 12

-- gnuplot's drawing, told in its lines, names and dots. What they look like is the style sheet's, but for red and
-- the dashes, which are the plot's.
function plot.svg(drawn, attributes, here)
  local out, seen, width, text = {}, {}, '1', nil
  local names = {}                              -- where one begins, from left and top
  local function apart(x, y)
    for _, other in ipairs(names) do
      if math.abs(other[1] - x) < 30 and math.abs(other[2] - y) < LINE then
        book.problem('two names stand on each other', here)
      end
    end
    names[#names + 1] = { x, y }
  end
  local function rounded(points)
    return (points:gsub('%d+%.%d+', function(x) return (('%.1f'):format(x):gsub('%.0$', '')) end))
  end
  local function add(tag, attributes, content)
    local element = ('<%s%s%s'):format(tag, rounded(attributes), content)
    if not seen[element] then out[#out + 1] = element end
    seen[element] = true
  end
  local function class(attributes)
    return attributes:gsub('%s', ''):find(RED, 1, true) and ' class="changed"' or ''
  end
  drawn = drawn:gsub('<defs>.-</defs>', '')
  for tag, attributes, content in drawn:gmatch '<(%l+)([^>]*)>([^<]*)' do
    if tag == 'g' then
      text = attributes
      width = attributes:match 'stroke%-width="([%d.]+)"' or width
    elseif tag == 'text' and content:match '%S' then
      local x, y = text:match 'translate%(([%d.-]+),([%d.-]+)%)'
      local anchor = text:match 'text%-anchor="(%l+)"'
      if anchor == 'start' then apart(tonumber(x), tonumber(y)) end
      add('text', ('%s x="%s" y="%s" text-anchor="%s"'):format(class(text), x, y, anchor),
        ('>%s</text>'):format(content:match '^%s*(.-)%s*$'))
    elseif tag == 'path' then
      local dash = attributes:match "stroke%-dasharray='([^']*)'"
      add('path', ('%s stroke-width="%s"%s d="%s"'):format(class(attributes), width,
        dash and (' stroke-dasharray="%s"'):format(dash) or '',
        attributes:match " d='%s*(.-)%s*'":gsub('%s+', ' ')), '/>')
    elseif tag == 'use' then
      local x, y, r = attributes:match 'translate%(([%d.-]+),([%d.-]+)%) scale%(([%d.]+)%)'
      add('circle', ('%s cx="%s" cy="%s" r="%s"'):format(class(attributes), x, y, r), '/>')
    end
  end
  return ('<svg %s viewBox="%s" width="100%%" font-size="13" xmlns="http://www.w3.org/2000/svg">\n%s\n</svg>'):format(
    attributes, drawn:match 'viewBox="([^"]*)"', table.concat(out, '\n'))
end

return plot
