-- The things in a picture, each in its place: how large they are, and how they are drawn. A namespace's names are labels,
-- an object is a box with its count, a struct a table, a bar as wide as what it stands for; cords lead from one to another.
local picture = require 'picture'
local things = {}

local HEAD, BOX, LABEL, TAG, ROW = 17, 28, 17, 25, 22
local PASS = 18         -- between what is written above a box: a cord may come in there
local width = picture.width

-- Whoever is known by a name is drawn with the name: Doomed('a') as a, also among others, and what was cut is cut there.
-- What is in a container is at the ends of its cords, so of that a beginning is enough.
local function shown(node)
  local value = node.value:gsub("%u%w*%('([^']*)'%)", '%1'):gsub("%u%w*%('?[^')]*%.%.%.$", '…'):gsub('%.%.%.$', '…')
  local container = node.holds and value:match '^[%[({]'
  local most = container and 14 or 24
  if utf8.len(value) <= most then return value end
  value = value:sub(1, utf8.offset(value, most) - 1)
  return (container and value:match '^(.*[%s%[({])' or value) .. '…'
end

local function largest(list, of)
  local most = 0
  for _, item in ipairs(list) do most = math.max(most, of(item)) end
  return most
end

-- ------------------------------------------------------------------ how large things are

local measure = {}

function measure.space(node)
  node.port, node.names = {}, {}
  local y = HEAD + 4
  for _, row in ipairs(node.rows) do
    local name = row[1].text
    if not node.port[name] then
      node.port[name] = y + TAG / 2
      node.names[#node.names + 1] = name
      y = y + TAG + 9
    end
  end
  node.tag = largest(node.names, function(name) return width(name, 'm') end) + 30
  node.w, node.h = math.max(node.tag, width(node.title, 'i')), y - 9
  node.box = { 0, HEAD + 4, node.tag, node.h - HEAD - 4 }
  node.words = { { 0, 0, width(node.title, 'i'), HEAD } }
end

function measure.object(node)
  local title = width(node.title, 'i')
  local count = math.max(node.counted or 0, width(node.note, node.class.immortal and 's' or 'b'))
  local wide = math.max(width(shown(node), 'm') + 18, title + count + PASS, node.wide or 0, 36)
  local label = math.max(node.label and width(node.label, 'i') or 0, node.labelled or 0)
  node.w, node.h = math.max(wide, label), HEAD + BOX + (label > 0 and LABEL or 0)
  local x = (node.w - wide) / 2
  node.box = { x, HEAD, wide, BOX }
  node.words = { { x, 1, title, HEAD - 2 }, { x + wide - count, 1, count, HEAD - 2 } }
  node.pass = x + title + (wide - title - count) / 2
  if label > 0 then node.words[3] = { (node.w - label) / 2, HEAD + BOX + 2, label, LABEL - 3 } end
end

function measure.box(node)
  node.field = math.max(node.field or 0,
    largest(node.rows, function(row) return row[2] and width(row[1].text, 's') + 14 or 0 end))
  local value = largest(node.rows, function(row) return width((row[2] or row[1]).text, 'm') + 16 end)
  local head = width(node.title, 'i') + (node.note ~= '' and width(node.note, 's') + 12 or 0)
  node.w = math.max(node.field + math.max(value, 26), head, node.w or 0)
  node.h = HEAD + ROW * math.max(#node.rows, node.high or 0)
  node.box = { 0, HEAD, node.w, ROW * #node.rows }
  local title, note = width(node.title, 'i'), width(node.note, 's')
  node.words = { { 0, 1, title, HEAD - 2 }, { node.w - note, 1, note, HEAD - 2 } }
  node.pass = title + (node.w - title - note) / 2
  node.port, node.name = {}, HEAD - 6
  for i, row in ipairs(node.rows) do
    for _, cell in ipairs(row) do
      if cell.port then node.port[cell.port] = HEAD + ROW * (i - 0.5) end
    end
  end
end

local CELL = 30

-- In words, if one of its cells is.
local function face_of(cells)
  for _, cell in ipairs(cells) do
    if cell.text:match ' ' then return 's' end
  end
  return 'm'
end

-- A bar: cells as wide as what they stand for. What does not fit into its cell is said below it.
function measure.bar(node)
  local x, total, cells = 0, 0, node.rows[1]
  local face = face_of(cells)
  for _, cell in ipairs(cells) do total = total + cell.width end
  local unit = node.unit or 440 / total
  local below = {}
  for _, cell in ipairs(cells) do
    cell.x, cell.w = x, cell.width * unit
    cell.begins, x = (cell.x / unit), x + cell.w
    cell.said = width(cell.text, face) + 6 > cell.w
    if cell.said and cell.text ~= '' then table.insert(below, 1, cell) end
  end
  node.total = total
  -- from the right: a line further down, if the words would run into those at their right
  local ends, lines = {}, 0
  for _, cell in ipairs(below) do
    local line, w = 1, width(cell.text, face)
    while ends[line] and cell.x + cell.w / 2 + w + 8 > ends[line] do line = line + 1 end
    cell.line, ends[line] = line, cell.x + cell.w / 2 - 2
    lines = math.max(lines, line)
    cell.wide = w
  end
  node.w = math.max(x, width(node.title, 'i') + width(node.note, 's') + 14,
    largest(below, function(cell) return cell.x + cell.w / 2 + cell.wide end))
  node.h = HEAD + CELL + 15 + lines * 17
  node.box = { 0, HEAD, x, CELL }
  node.words = { { 0, 2, node.w, HEAD - 3 } }
end

function things.size(node)
  measure[node.kind](node)
  node.mid = node.box[2] + node.box[4] / 2
end

-- ------------------------------------------------------------------ cords

local function joined(...)
  local list = {}
  for _, word in ipairs { ... } do
    if word and word ~= '' then list[#list + 1] = word end
  end
  return table.concat(list, ' ')
end

local function arrow(pic, at, class)
  local dx, dy = at.dx, at.dy
  local x, y = at.x + dx * 8, at.y + dy * 8
  if class:match 'weak' then
    pic:line(at.x, at.y, x + dy * 3.6, y + dx * 3.6, class:gsub('weak', ''))
    pic:line(at.x, at.y, x - dy * 3.6, y - dx * 3.6, class:gsub('weak', ''))
  else
    pic:path({ 'M', at.x, at.y, 'L', x + dy * 3.4, y + dx * 3.4, 'L', x - dy * 3.4, y - dx * 3.4, 'Z' }, 'full ' .. class)
  end
end

-- now: what it is at this moment; red if it is new, dotted or dashed if it does not count.
function things.cord(pic, edge, now, from)
  local kind = now.class.weak and 'weak' or now.class.borrowed and 'borrowed' or ''
  local colour = now.class.changed and 'changed' or ''
  local c, f = edge.curve, edge.finish
  pic:path({ 'M', c[1], c[2], 'C', c[3], c[4], c[5], c[6], c[7] + f.dx * 6, c[8] + f.dy * 6 }, joined(kind, colour))
  if from.kind ~= 'space' then pic:dot(c[1], c[2], 2.3, joined('full', colour)) end
  arrow(pic, f, joined(kind == 'weak' and 'weak', colour))
end

-- ------------------------------------------------------------------ boxes and labels

local draw = {}

function things.tag(pic, x, y, w, name, class)
  pic:drawn(x, y, x + w - 9, y, class)
  pic:drawn(x + w - 9, y, x + w, y + 8, class)
  pic:drawn(x + w, y + 8, x + w, y + TAG - 8, class)
  pic:drawn(x + w, y + TAG - 8, x + w - 9, y + TAG, class)
  pic:drawn(x + w - 9, y + TAG, x, y + TAG, class)
  pic:drawn(x, y + TAG, x, y, class)
  if class ~= 'gone' then pic:dot(x + w - 8, y + TAG / 2, 2.5, class) end
  pic:text(x + 10, y + TAG / 2 + 4.5, name, 'm', nil, class)
end

-- The names of a namespace; a name that was there the moment before and is gone is a shadow.
function draw.space(pic, one, node, is_new)
  pic:text(one.x, one.y + 13, one.title, 'i')
  local here = {}
  for _, row in ipairs(node.rows) do here[row[1].text] = true end
  for _, name in ipairs(one.names) do
    local y = one.y + one.port[name] - TAG / 2
    if here[name] then
      things.tag(pic, one.x, y, one.tag, name, is_new(one.key, name) and 'changed' or '')
    end
  end
end

-- The names that were there the moment before, and are not.
function things.shadow_tags(pic, one, node, was)
  local here = {}
  for _, row in ipairs(node and node.rows or {}) do here[row[1].text] = true end
  for _, row in ipairs(was.rows) do
    local name = row[1].text
    if not here[name] then
      things.tag(pic, one.x, one.y + one.port[name] - TAG / 2, one.tag, name, 'gone')
    end
  end
end

local function draw_count(pic, x, y, node, class)
  local was = node.was
  if node.class.immortal then
    pic:text(x, y, node.note, 's', 'end', joined('faint', class))
  elseif was and was.note ~= node.note then
    pic:text(x, y, was.note .. ' → ' .. node.note, 'b', 'end', 'changed')
  else
    pic:text(x, y, node.note, 'b', 'end', class)
  end
end

function draw.object(pic, one, node)
  local x, y, w, h = table.unpack(one.at)
  local was, changed = node.was, node.class.changed and 'changed' or ''
  local all = was and '' or changed
  local function since(field) return was and (was[field] ~= node[field] and 'changed' or '') or changed end
  pic:text(x, y - 5, node.title, 'i', nil, all)
  draw_count(pic, x + w, y - 5, node, all)
  pic:rectangle(x, y, w, h, all)
  if node.class.immortal then pic:rectangle(x + 3, y + 3, w - 6, h - 6, joined('thin', all)) end
  pic:text(x + w / 2, y + h / 2 + 4.5, shown(node), 'm', 'middle', since 'value')
  if node.label then
    pic:text(x + w / 2, y + h + 14, node.label, 'i', 'middle', joined('faint', since 'label'))
  end
end

-- Who was there the moment before.
function things.shadow(pic, one, was)
  local x, y, w, h = table.unpack(one.at)
  pic:rectangle(x, y, w, h, 'gone')
  if was.value then
    pic:text(x + w / 2, y + h / 2 + 4.5, shown(was), 'm', 'middle', 'gone')
  else
    pic:text(x, y - 5, was.title, 'i', nil, 'gone')
  end
end

-- A struct: its members one below the other.
function draw.box(pic, one, node)
  local x, y, w, h = one.at[1], one.at[2], one.at[3], ROW * #node.rows
  local all = node.class.changed and 'changed' or ''
  pic:text(x, y - 5, node.title, 'i', nil, all)
  if node.note ~= '' then pic:text(x + w, y - 5, node.note, 's', 'end', joined('faint', all)) end
  pic:rectangle(x, y, w, h, all)
  for i, row in ipairs(node.rows) do
    local top = y + ROW * (i - 1)
    local value = row[2] or row[1]
    if i > 1 then pic:line(x, top, x + w, top, joined('thin', all)) end
    if row[2] then pic:text(x + 7, top + 15, row[1].text, 's', nil, joined('faint', row[1].class.changed and 'changed')) end
    pic:text(x + one.field + (row[2] and 7 or 8), top + 15.5, value.text, 'm', nil,
      joined(all, value.class.changed and 'changed', value.class.faint and 'faint'))
  end
  if one.field > 0 then pic:line(x + one.field, y, x + one.field, y + h, joined('thin', all)) end
end

-- A bar, and where its cells begin.
function draw.bar(pic, one, node)
  local x, y = one.at[1], one.at[2]
  pic:text(x, y - 5, node.title, 'i')
  if node.note ~= '' then pic:text(x + width(node.title, 'i') + 10, y - 5, node.note, 's', nil, 'faint') end
  measure.bar(node)
  local face, last = face_of(node.rows[1]), -99
  local function tick(at, number)
    if at - last < 17 then return end
    pic:text(x + at, y + CELL + 12, ('%d'):format(math.floor(number + 0.5)), 's', 'middle', 'faint')
    last = at
  end
  for _, cell in ipairs(node.rows[1]) do
    local class = cell.class.changed and 'changed' or ''
    if cell.class.shaded then pic:ruled(x + cell.x, y, cell.w, CELL, 'tinted') end
    pic:ruled(x + cell.x, y, cell.w, CELL, class)
    if cell.said and cell.text ~= '' then
      local middle, to = x + cell.x + cell.w / 2, y + CELL + 15 + cell.line * 17
      pic:line(middle, y + CELL, middle, to - 1, 'thin')
      pic:text(middle + 4, to, cell.text, face, nil, class)
    else
      pic:text(x + cell.x + cell.w / 2, y + CELL / 2 + 4.5, cell.text, face, 'middle', class)
    end
    if not cell.said or cell.text == '' then tick(cell.x, cell.begins) end
  end
  local c = node.rows[1][#node.rows[1]]
  tick(c.x + c.w, node.total)
end

-- What is a part of one bar is drawn larger below: two lines say so.
function things.zoom(pic, edge, by_key)
  local from, to = by_key[edge.from], by_key[edge.to]
  for _, cell in ipairs(from.rows[1]) do
    if cell.port == edge.from_port then
      local y, x = from.at[2] + from.at[4], from.at[1] + cell.x
      pic:line(x, y, to.at[1], to.y, 'gone')
      pic:line(x + cell.w, y, to.at[1] + to.at[3], to.at[2], 'gone')
    end
  end
end

things.draw, things.measure, things.shown, things.joined, things.TAG, things.BOX = draw, measure, shown, joined, TAG, BOX
return things
