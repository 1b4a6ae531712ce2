-- A number in the text that a run has produced, put there from what was recorded:
--   []{.result session="02-peek" after="count "}     the first number behind that text in what it printed, or on the
--                                                    next line, if nothing else follows; version="2.7": what that printed
--   []{.result demo="04-million" after="kept: "}     ... or a demo; or measured="NAME"
--   []{.result plot="05-memory" row="100000" column="2"}     from the row of a plot that begins with that
--   []{.result measured="12-bench" row="chain" column="pages"}     from the row that begins with that, below the end
--                                                    of the column's name
--   []{.result of="exercises"}                       counted by the build: chapters, lines, exercises, tests
-- sum="true" adds all numbers that stand behind that text.
-- round="2" leaves so many digits that count.
-- A number in words, or about a number, is held against what was recorded, and stands as it is written:
--   [twice as long]{.held measured="01-x" after="new: " over-after="old: " least="1.8" most="2.2"}
-- What `over-` is before says what the first number is divided by, as far as it is not named like that one; without it
-- nothing is. One of `least` and `most` may be left out.
local book = require 'book'
local numbers = {}

local function need(path, what, from) return book.need(path, what, from) or '' end

local from = {}
function from.session(name, here, version)
  return need(('%s/sessions/%s.out%s'):format(book.dir, name, version and '.' .. version or ''), 'recording of session ' .. name, here)
end
function from.demo(name, here)
  return need(('%s/demos/%s.out'):format(book.dir, name), 'recorded output of demo ' .. name, here)
end
function from.measured(name, here)
  return need(('%s/measured/%s.txt'):format(book.dir, name), 'measurement ' .. name, here)
end

-- The first number behind a text; nil: there is none.
local function behind(text, after)
  local _, at = text:find(after, 1, true)
  local number = '(%-?%d[%d,]*%.?%d*)'
  return at and (text:match('^[^%d\n]-' .. number, at + 1) or text:match('^[^%d\n]*\n[^%d\n]-' .. number, at + 1))
end

-- All numbers behind a text, added; nil: there is none.
local function sum_behind(text, after)
  local sum
  for line in text:gmatch '[^\n]+' do
    local number = behind(line, after)
    if number then sum = (sum or 0) + tonumber((number:gsub(',', ''))) end
  end
  return sum and ('%.14g'):format(sum)
end

-- The number in a row of a table that was measured, right below the name of its column.
local function of_table(text, row, column)
  local ends
  for line in text:gmatch '[^\n]+' do
    if line:sub(1, #row + 1) == row .. ' ' then
      return ends and line:sub(#row + 1, ends):match '(%-?%d[%d,]*%.?%d*)$'
    end
    local _, at = (' ' .. line .. ' '):find(' ' .. column .. ' ', 1, true)
    ends = at and at - 2 or ends
  end
end

local function of_plot(name, row, column, here)
  local text = need(('%s/plots/%s.tsv'):format(book.dir, name), 'measurement for plot ' .. name, here)
  for line in text:gmatch '[^\n]+' do
    local cells = {}
    for cell in (line .. '\t'):gmatch '([^\t]*)\t' do cells[#cells + 1] = cell end
    if cells[1] == row then return cells[tonumber(column)] end
  end
end

local counted
local function of_build(what)
  if not counted then
    counted = {}
    for name, n in (book.read 'build/weave/numbers.tsv' or ''):gmatch '([^\t\n]*)\t([^\n]*)' do counted[name] = n end
  end
  return counted[what]
end

-- 12345.67 -> 12,346 or 12,000; what was recorded with its commas keeps them.
local function shown(number, digits)
  if digits then
    local value = tonumber((number:gsub(',', '')))
    local size = 10 ^ (math.floor(math.log(math.abs(value), 10)) + 1 - digits)
    value = math.floor(value / size + 0.5) * size
    number = size < 1 and ('%.' .. math.floor(-math.log(size, 10) + 0.5) .. 'f'):format(value) or ('%d'):format(value)
  end
  local whole, rest = number:gsub(',', ''):match '^(%-?%d+)(.*)$'
  if #whole > 3 then whole = whole:reverse():gsub('(%d%d%d)', '%1,'):reverse():gsub('^,', '') end
  return whole .. rest
end

-- The number that the attributes of a span name, as it was recorded; nil: there is none.
local function recorded(a)
  if a.of then return of_build(a.of) end
  if a.plot then return of_plot(a.plot, a.row, a.column, a.plot) end
  if a.measured and a.row then return of_table(from.measured(a.measured, a.measured), a.row, a.column or '') end
  for kind, read in pairs(from) do
    if a[kind] then return (a.sum and sum_behind or behind)(read(a[kind], a[kind], a.version), a.after or '') end
  end
end

local function value(number) return number and tonumber((number:gsub(',', ''))) end

-- The attributes of what it is divided by; nil: by nothing.
local function divisor(a)
  local over, divides = {}, false
  for name, said in pairs(a) do over[name] = said end
  for name, said in pairs(a) do
    local plain = name:match '^over%-(.+)$'
    if plain then over[plain], divides = said, true end
  end
  return divides and over or nil
end

local function held(span, here)
  local a = span.attributes
  local over = divisor(a)
  local is, by = value(recorded(a)), not over and 1 or value(recorded(over))
  local least, most = tonumber(a.least) or -math.huge, tonumber(a.most) or math.huge
  local words = pandoc.utils.stringify(span.content)
  if not is or not by then
    book.problem('no run has such a number: ' .. here, here)
  elseif least == -math.huge and most == math.huge then
    book.problem(('"%s" is held against nothing: it has neither least nor most'):format(words), words)
  elseif not (least <= is / by and is / by <= most) then
    book.problem(('"%s" no longer holds: by what was recorded it is %.4g'):format(words, is / by), words)
  end
  return span.content
end

function numbers.span(span)
  local a = span.attributes
  local here = a.of or a.plot or a.after or a.row or ''
  if span.classes:includes 'held' then return held(span, here) end
  if not span.classes:includes 'result' then return nil end
  local number = recorded(a)
  if not number then
    book.problem('no run has such a number: ' .. here, here)
    return nil
  end
  return pandoc.Str(shown(number, tonumber(a.round)))
end

return numbers
