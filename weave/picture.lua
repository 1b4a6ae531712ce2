-- A picture: lines and words at places, and how they are written, as SVG for a page and for LaTeX, whose TikZ reads
-- the same paths. A unit is a pixel of a page whose text is 18 pixels high, on paper 0.6 pt.
local escape = require 'escape'

local picture = {}
picture.__index = picture

-- ------------------------------------------------------------------ how wide a text is

-- Vollkorn's advances, from the space to the tilde, in hundredths of the size.
local function widths(text)
  local list = {}
  for n in text:gmatch '%d+' do list[#list + 1] = tonumber(n) / 100 end
  return list
end
local italic = widths [[18 41 33 59 46 74 71 20 30 30 46 55 19 37 19 29 62 48 48 48 53 48 54 48 51 53 17 19 55 55 55 52
  81 69 60 64 74 58 54 69 76 36 31 64 54 88 68 74 57 74 64 46 54 64 66 96 62 58 54 29 29 29 50 55 30 47 44 36 48 36 29
  44 50 25 23 46 25 77 52 46 47 46 38 37 32 51 47 69 46 45 40 34 14 34 55]]
local upright = widths [[20 41 36 60 56 86 76 22 31 31 46 55 28 42 26 38 61 48 53 51 60 48 53 48 53 54 26 28 55 55 55 54
  100 71 65 65 73 62 58 72 77 37 35 71 59 95 73 74 62 74 70 56 63 68 69 100 69 63 62 28 39 28 55 55 30 53 58 46 59 50 37
  54 63 33 30 58 32 94 64 56 61 58 45 45 37 59 55 78 55 55 51 36 18 36 55]]

-- italic, bold, mono (for what is code), small
local faces = {
  i = { size = 14, widths = italic, latex = '\\itshape' },
  b = { size = 14, widths = upright, latex = '\\bfseries' },
  s = { size = 12, widths = upright, latex = '' },
  m = { size = 13, latex = '\\ttfamily' },
}

function picture.width(text, face)
  local font = faces[face]
  local sum = 0
  for _, code in utf8.codes(text) do
    sum = sum + (font.widths and (font.widths[code - 31] or 0.6) or 0.6)
  end
  return sum * font.size
end

-- ------------------------------------------------------------------ to draw

function picture.new() return setmetatable({ marks = {}, box = nil }, picture) end

local function include(self, x, y)
  local box = self.box
  if not box then
    self.box = { x, y, x, y }
  else
    box[1], box[2] = math.min(box[1], x), math.min(box[2], y)
    box[3], box[4] = math.max(box[3], x), math.max(box[4], y)
  end
end

local function number(x)
  return (('%.1f'):format(x):gsub('%.0$', ''):gsub('^%-0$', '0'))
end

local function tenths(x) return math.floor(x * 10 + 0.5) end

function picture:text(x, y, text, face, anchor, class)
  local w = picture.width(text, face)
  local left = anchor == 'end' and x - w or anchor == 'middle' and x - w / 2 or x
  include(self, left, y - faces[face].size)
  include(self, left + w, y + 4)
  self.marks[#self.marks + 1] = { text = text, x = x, y = y, face = face, anchor = anchor, class = class or '' }
end

-- The point of a curve at t, from 0 to 1.
function picture.on_curve(c, t)
  local u = 1 - t
  local a, b, d, e = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
  return a * c[1] + b * c[3] + d * c[5] + e * c[7], a * c[2] + b * c[4] + d * c[6] + e * c[8]
end

-- d: letters and numbers, as in SVG: M x y, L x y, C x1 y1 x2 y2 x y, Z. What is kept of them tells how far each point is
-- from where the last piece ended, which is shorter.
function picture:path(d, class)
  local out, i, x, y = {}, 1, 0, 0
  while i <= #d do
    local letter, n = d[i], d[i] == 'C' and 6 or d[i] == 'Z' and 0 or 2
    local curve = { x, y, table.unpack(d, i + 1, i + n) }
    local at = letter == 'M' and { 0, 0 } or { tenths(x), tenths(y) }
    out[#out + 1] = letter == 'M' and letter or letter:lower()
    for k = 3, #curve do
      out[#out + 1] = (k > 3 and ' ' or '') .. number((tenths(curve[k]) - at[2 - k % 2]) / 10)
    end
    if n > 0 then x, y = curve[#curve - 1], curve[#curve] end
    for t = n == 6 and 1 or 8, 8 do
      if n == 6 then include(self, picture.on_curve(curve, t / 8)) else include(self, x, y) end
    end
    i = i + n + 1
  end
  self.marks[#self.marks + 1] = { d = table.concat(out), class = class or '' }
end

function picture:line(x1, y1, x2, y2, class) self:path({ 'M', x1, y1, 'L', x2, y2 }, class) end

-- The same unevenness at the same place each time.
local function hand(...)
  local n = 7
  for _, v in ipairs { ... } do n = (n * 31 + math.floor(v * 4 + 0.5) + 101) % 65521 end
  return function(most)
    n = (n * 17364 + 1) % 65521
    return (n / 65521 * 2 - 1) * most
  end
end

-- A line as a hand draws it: straight enough. It goes a little past its ends.
function picture:drawn(x1, y1, x2, y2, class)
  local length = math.max(1, math.abs(x2 - x1) + math.abs(y2 - y1))
  local wobble, dx, dy = hand(x1, y1, x2, y2), (x2 - x1) / length, (y2 - y1) / length
  local past, most = 1, math.min(1.1, length / 60 + 0.3)
  local function off() return wobble(most) end
  self:path({ 'M', x1 - dx * past, y1 - dy * past,
    'C', x1 + dx * length / 3 + dy * off(), y1 + dy * length / 3 + dx * off(),
    x1 + dx * length * 2 / 3 + dy * off(), y1 + dy * length * 2 / 3 + dx * off(),
    x2 + dx * past, y2 + dy * past }, class)
end

function picture:rectangle(x, y, w, h, class)
  self:drawn(x, y, x + w, y, class)
  self:drawn(x + w, y, x + w, y + h, class)
  self:drawn(x + w, y + h, x, y + h, class)
  self:drawn(x, y + h, x, y, class)
end

-- No hand here: a width means something.
function picture:ruled(x, y, w, h, class)
  self:path({ 'M', x, y, 'L', x + w, y, 'L', x + w, y + h, 'L', x, y + h, 'Z' }, class)
end

function picture:dot(x, y, r, class)
  local k = r * 0.5523
  self:path({ 'M', x + r, y, 'C', x + r, y + k, x + k, y + r, x, y + r, 'C', x - k, y + r, x - r, y + k, x - r, y,
    'C', x - r, y - k, x - k, y - r, x, y - r, 'C', x + k, y - r, x + r, y - k, x + r, y, 'Z' }, class)
end

-- Steps of one story are of one size, so that each thing has its place in each of them. Where no two stand beside each
-- other, each ends below what is in it.
local BESIDE = 450
function picture.same_size(list)
  local left, top, right, bottom = math.huge, math.huge, -math.huge, -math.huge
  for _, one in ipairs(list) do
    local box = one.box
    if box then
      left, top = math.min(left, box[1]), math.min(top, box[2])
      right, bottom = math.max(right, box[3]), math.max(bottom, box[4])
    end
  end
  for _, one in ipairs(list) do
    if one.box then one.box = { left, top, right, right - left > BESIDE and one.box[4] or bottom } end
  end
  return list
end

-- ------------------------------------------------------------------ to write

local MARGIN = 2
local TEXT, SMALLEST = 18, 0.6         -- the size of the page's text; how much smaller a drawing may be

local function extent(self)
  local box = self.box or { 0, 0, 1, 1 }
  local x, y = math.floor(box[1]) - MARGIN, math.floor(box[2]) - MARGIN
  return x, y, math.ceil(box[3]) + MARGIN - x, math.ceil(box[4]) + MARGIN - y
end

function picture:width_in_rem()
  local _, _, w = extent(self)
  return w / TEXT
end

-- attributes: of the svg element. What a class looks like is the style sheet's. It may become smaller, but not so small
-- that nobody can read it.
function picture:svg(attributes)
  local x, y, w, h = extent(self)
  local out = { ('<svg %s viewBox="%d %d %d %d" width="%.2frem" style="min-width: %.2frem" xmlns="http://www.w3.org/2000/svg">')
    :format(attributes, x, y, w, h, w / TEXT, w / TEXT * SMALLEST) }
  for _, mark in ipairs(self.marks) do
    local class = mark.class
    if mark.text then
      class = mark.face .. (class ~= '' and ' ' .. class or '')
      out[#out + 1] = ('<text x="%s" y="%s"%s class="%s">%s</text>'):format(number(mark.x), number(mark.y),
        mark.anchor and mark.anchor ~= 'start' and (' text-anchor="%s"'):format(mark.anchor) or '', class,
        escape(mark.text))
    else
      out[#out + 1] = ('<path%s d="%s"/>'):format(class ~= '' and (' class="%s"'):format(class) or '',
        (mark.d:gsub(' %-', '-'):gsub('%f[%d.]0%.', '.')))
    end
  end
  out[#out + 1] = '</svg>'
  return table.concat(out, '\n')
end

local special = { ['\\'] = '\\textbackslash{}', ['{'] = '\\{', ['}'] = '\\}', ['~'] = '\\textasciitilde{}',
  ['^'] = '\\^{}' }
local anchors = { middle = 'base', ['end'] = 'base east', start = 'base west' }

-- A class is a TikZ style of that name, in book.tex.
function picture:tikz()
  local x, y, w, h = extent(self)
  local out = { ('\\begin{tikzpicture}[drawing]\\path[use as bounding box] (%dpt,%dpt) rectangle (%dpt,%dpt);'):format(
    x, y, x + w, y + h) }
  for _, mark in ipairs(self.marks) do
    local styles = mark.class:gsub(' ', ',')
    if mark.text then
      local size = faces[mark.face].size * 0.6
      out[#out + 1] = ('\\node[anchor=%s,%s] at (%spt,%spt) {\\fontsize{%.2f}{%.2f}\\selectfont%s{}%s};'):format(
        anchors[mark.anchor or 'start'], styles, number(mark.x), number(mark.y),
        mark.face == 'm' and size / 0.8 or size, size, faces[mark.face].latex,
        (mark.text:gsub('[\\{}~^]', special):gsub('[#$%%&_]', '\\%0'):gsub(' ', '~')))
    else
      out[#out + 1] = ('\\path[line,%s] svg {%s};'):format(styles, mark.d)
    end
  end
  out[#out + 1] = '\\end{tikzpicture}'
  return table.concat(out, '%\n')
end

return picture
