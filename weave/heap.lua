-- A heap of one moment, or of some moments one after the other, as pictures. Whatever is the same thing in two of them
-- has one place, which is found once for all. Red is what changed since the moment before.
local picture = require 'picture'
local cords = require 'cords'
local places = require 'places'
local heap = {}

local HEAD, BOX, LABEL, TAG, ROW = 17, 28, 17, 25, 22
local PASS = 18         -- between what is written above a box: a cord may come in there
local width = picture.width

-- Whoever is known by a name is drawn with the name: Doomed('a') as a, also among others, and what was cut is cut there.
local function shown(value)
  value = value:gsub("%u%w*%('([^']*)'%)", '%1'):gsub("%u%w*%('?[^')]*%.%.%.$", '…'):gsub('%.%.%.$', '…')
  return utf8.len(value) > 24 and value:sub(1, utf8.offset(value, 24) - 1) .. '…' or value
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
  local wide = math.max(width(shown(node.value), 'm') + 18, title + count + PASS, node.wide or 0, 36)
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
  node.port = {}
  for i, row in ipairs(node.rows) do
    for _, cell in ipairs(row) do
      if cell.port then node.port[cell.port] = HEAD + ROW * (i - 0.5) end
    end
  end
end

local CELL = 30

local function face_of(cell) return cell.text:match ' ' and 's' or 'm' end

-- A bar: cells as wide as what they stand for. What does not fit into its cell is said below it.
function measure.bar(node)
  local x, total, cells = 0, 0, node.rows[1]
  for _, cell in ipairs(cells) do total = total + cell.width end
  local unit = node.unit or 440 / total
  local below = {}
  for _, cell in ipairs(cells) do
    cell.x, cell.w = x, cell.width * unit
    cell.begins, x = (cell.x / unit), x + cell.w
    cell.said = width(cell.text, face_of(cell)) + 6 > cell.w
    if cell.said and cell.text ~= '' then table.insert(below, 1, cell) end
  end
  node.total = total
  -- from the right: a line further down, if the words would run into those at their right
  local ends, lines = {}, 0
  for _, cell in ipairs(below) do
    local line, w = 1, width(cell.text, face_of(cell))
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

local function size(node)
  measure[node.kind](node)
  node.mid = node.box[2] + node.box[4] / 2
end

-- ------------------------------------------------------------------ what is drawn in any of them

-- All things of all moments, each once, as large as it ever is.
local function united(moments)
  local nodes, by_key, edges, known = {}, {}, {}, {}
  for _, graph in ipairs(moments) do
    for _, node in ipairs(graph.nodes) do
      local one = by_key[node.key]
      if not one then
        one = { kind = node.kind, key = node.key, title = node.title, note = node.note, value = node.value,
          rows = { table.unpack(node.rows) }, unit = node.unit, class = node.class }
        by_key[node.key], nodes[#nodes + 1] = one, one
      elseif node.kind == 'space' then
        for _, row in ipairs(node.rows) do table.insert(one.rows, row) end
      elseif node.kind == 'box' then
        measure.box(node)
        one.field, one.w, one.high = math.max(one.field or 0, node.field), math.max(one.w or 0, node.w),
          math.max(one.high or 0, #node.rows)
      end
      if node.kind == 'object' then
        size(node)
        one.wide = math.max(one.wide or 0, node.box[3])
        if node.was and node.was.note ~= node.note then
          one.counted = math.max(one.counted or 0, width(node.was.note .. ' → ' .. node.note, 'b'))
        end
        one.labelled = math.max(one.labelled or 0, node.label and width(node.label, 'i') or 0)
      end
    end
    for _, edge in ipairs(graph.edges) do
      if not known[edge.key] then
        local port = edge.name or edge.from_port
        known[edge.key] = { key = edge.key, from = edge.from, from_port = port, to = edge.to, to_port = edge.to_port,
          hidden = edge.hidden, class = edge.class }
        edges[#edges + 1] = known[edge.key]
      end
    end
  end
  for _, node in ipairs(nodes) do size(node) end
  return nodes, by_key, edges
end

-- Each thing learns what it was the moment before; nil: it was not.
local function compare(graph, before)
  graph.before = before
  if not before then return end
  local was = {}
  for _, node in ipairs(before.nodes) do was[node.key] = node end
  for _, node in ipairs(graph.nodes) do node.was = was[node.key] end
end

-- ------------------------------------------------------------------ the cords

local function placed(node, r) return { node.x + r[1], node.y + r[2], r[3], r[4] } end

local function field_of(nodes)
  local field = { boxes = {}, words = {} }
  for _, node in ipairs(nodes) do
    node.at = placed(node, node.box)
    if node.kind == 'space' then
      node.tags = {}
      for _, name in ipairs(node.names) do
        node.tags[name] = { node.x, node.y + node.port[name] - TAG / 2, node.tag, TAG, open = true }
        table.insert(field.boxes, node.tags[name])
      end
    else
      table.insert(field.boxes, node.at)
    end
    for _, words in ipairs(node.words) do table.insert(field.words, placed(node, words)) end
  end
  return field
end

local function cell_anchors(node, port)
  for _, cell in ipairs(node.rows[1]) do
    if cell.port == port then
      local x = node.at[1] + cell.x + cell.w / 2
      return { { x = x, y = node.at[2] + node.at[4], dx = 0, dy = 1, cost = 0, fixed = true },
        { x = x, y = node.at[2], dx = 0, dy = -1, cost = 0.5, fixed = true } }
    end
  end
end

local function row_anchors(node, port, right, left)
  local y = node.port and node.port[port]
  if not y then return nil end
  return { { x = node.at[1] + node.at[3], y = node.y + y, dx = 1, dy = 0, cost = right, fixed = true },
    { x = node.at[1], y = node.y + y, dx = -1, dy = 0, cost = left, fixed = true } }
end

local function starts_at(node, edge, onward)
  if node.kind == 'space' then
    return { { x = node.x + node.tag - 8, y = node.y + node.port[edge.from_port], dx = 1, dy = 0, fixed = true } }
  elseif node.kind == 'bar' then
    return cell_anchors(node, edge.from_port)
  end
  return row_anchors(node, edge.from_port, 0, 1.5)
    or cords.anchors(node.at, onward and { right = 0, top = 1.4, bottom = 1.2, left = 3 }
      or { right = 0.5, top = 0.4, bottom = 0.3, left = 0.5 }, node.pass and node.x + node.pass, node.crowd)
end

local function finishes_at(node, edge, onward)
  if node.kind == 'bar' then
    return cell_anchors(node, edge.to_port) or cords.anchors(node.at, { left = 0, top = 0.5 })
  end
  return row_anchors(node, edge.to_port, 1.5, 0)
    or cords.anchors(node.at, onward and { left = 0, top = 1.2, bottom = 1.2, right = 3 }
      or { left = 0.5, top = 0.4, bottom = 0.3, right = 0.5 }, node.pass and node.x + node.pass, node.crowd)
end

-- The straight ones first: the others have to see where they get through.
local function run_cords(nodes, by_key, edges)
  local field, done, order = field_of(nodes), {}, {}
  for i, edge in ipairs(edges) do
    local from, to = by_key[edge.from], by_key[edge.to]
    local onward = (to.column or 0) > (from.column or 0)
    if not edge.hidden and edge.from ~= edge.to then
      local out, into = onward and 'right' or 'left', onward and 'left' or 'right'
      from.crowd, to.crowd = from.crowd or { left = 0, right = 0 }, to.crowd or { left = 0, right = 0 }
      from.crowd[out], to.crowd[into] = from.crowd[out] + 1, to.crowd[into] + 1
    end
    order[i] = { edge, onward and to.column - from.column or 50, i, onward }
  end
  table.sort(order, function(a, b)
    if a[2] ~= b[2] then return a[2] < b[2] end
    return a[3] < b[3]
  end)
  for _, item in ipairs(order) do
    local edge, onward = item[1], item[4]
    local from, to = by_key[edge.from], by_key[edge.to]
    if not edge.hidden and not edge.class.zoom then
      local way = cords.run(field, done, { to = edge.to, to_box = to.at,
        from_box = from.tags and from.tags[edge.from_port] or from.at, starts = starts_at(from, edge, onward), finishes = finishes_at(to, edge, onward) })
      edge.curve, edge.start, edge.finish = way.curve, way.start, way.finish
    end
  end
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

local function joined(...)
  local list = {}
  for _, word in ipairs { ... } do
    if word and word ~= '' then list[#list + 1] = word end
  end
  return table.concat(list, ' ')
end

local function draw_cord(pic, edge, now, from)
  local kind = now.class.weak and 'weak' or now.class.borrowed and 'borrowed' or ''
  local colour = now.class.changed and 'changed' or ''
  local c, f = edge.curve, edge.finish
  pic:path({ 'M', c[1], c[2], 'C', c[3], c[4], c[5], c[6], c[7] + f.dx * 6, c[8] + f.dy * 6 }, joined(kind, colour))
  if from.kind ~= 'space' then pic:dot(c[1], c[2], 2.3, joined('full', colour)) end
  arrow(pic, f, joined(kind == 'weak' and 'weak', colour))
end

-- ------------------------------------------------------------------ the things

local draw = {}

local function draw_tag(pic, x, y, w, name, class)
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
      draw_tag(pic, one.x, y, one.tag, name, is_new[name] and 'changed' or '')
    end
  end
end

local function draw_shadow_tags(pic, one, node, was)
  local here = {}
  for _, row in ipairs(node and node.rows or {}) do here[row[1].text] = true end
  for _, row in ipairs(was.rows) do
    local name = row[1].text
    if not here[name] then
      draw_tag(pic, one.x, one.y + one.port[name] - TAG / 2, one.tag, name, 'gone')
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
  pic:text(x + w / 2, y + h / 2 + 4.5, shown(node.value), 'm', 'middle', since 'value')
  if node.label then
    pic:text(x + w / 2, y + h + 14, node.label, 'i', 'middle', joined('faint', since 'label'))
  end
end

local function draw_shadow(pic, one, was)
  local x, y, w, h = table.unpack(one.at)
  pic:rectangle(x, y, w, h, 'gone')
  if was.value then
    pic:text(x + w / 2, y + h / 2 + 4.5, shown(was.value), 'm', 'middle', 'gone')
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
  local last = -99
  local function tick(at, number)
    if at - last < 17 then return end
    pic:text(x + at, y + CELL + 12, ('%d'):format(math.floor(number + 0.5)), 's', 'middle', 'faint')
    last = at
  end
  for _, cell in ipairs(node.rows[1]) do
    local class = cell.class.changed and 'changed' or ''
    if cell.class.shaded then pic:ruled(x + cell.x, y, cell.w, CELL, joined('tinted', class)) end
    pic:ruled(x + cell.x, y, cell.w, CELL, class)
    if cell.said and cell.text ~= '' then
      local middle, to = x + cell.x + cell.w / 2, y + CELL + 15 + cell.line * 17
      pic:line(middle, y + CELL, middle, to - 1, 'thin')
      pic:text(middle + 4, to, cell.text, face_of(cell), nil, class)
    else
      pic:text(x + cell.x + cell.w / 2, y + CELL / 2 + 4.5, cell.text, face_of(cell), 'middle', class)
    end
    if not cell.said or cell.text == '' then tick(cell.x, cell.begins) end
  end
  local c = node.rows[1][#node.rows[1]]
  tick(c.x + c.w, node.total)
end

-- What is a part of one bar is drawn larger below: two lines say so.
local function draw_zoom(pic, edge, by_key)
  local from, to = by_key[edge.from], by_key[edge.to]
  for _, cell in ipairs(from.rows[1]) do
    if cell.port == edge.from_port then
      local y, x = from.at[2] + from.at[4], from.at[1] + cell.x
      pic:line(x, y, to.at[1], to.y, 'gone')
      pic:line(x + cell.w, y, to.at[1] + to.at[3], to.at[2], 'gone')
    end
  end
end

-- ------------------------------------------------------------------ one moment

local function new_names(graph)
  local is_new = {}
  local there = {}
  if graph.before then
    for _, node in ipairs(graph.before.nodes) do
      for _, row in ipairs(node.kind == 'space' and node.rows or {}) do there[node.key .. row[1].text] = true end
    end
  end
  return function(key)
    return setmetatable({}, { __index = function(_, name) return graph.before and not there[key .. name] end })
  end, is_new
end

local function draw_moment(graph, by_key, edges, cover)
  local pic, here, drawn = picture.new(), {}, {}
  pic:cover(table.unpack(cover))
  local is_new = new_names(graph)
  for _, edge in ipairs(graph.edges) do here[edge.key] = edge end
  for _, node in ipairs(graph.nodes) do drawn[node.key] = node end
  for _, node in ipairs(graph.before and graph.before.nodes or {}) do
    local one = by_key[node.key]
    if node.kind == 'space' then
      draw_shadow_tags(pic, one, drawn[node.key], node)
      if not drawn[node.key] then pic:text(one.x, one.y + 13, one.title, 'i', nil, 'gone') end
    elseif not drawn[node.key] then
      draw_shadow(pic, one, node)
    end
  end
  for _, edge in ipairs(graph.before and graph.before.edges or {}) do
    if not here[edge.key] then
      local c = by_key[edge.key].curve
      if c then pic:path({ 'M', c[1], c[2], 'C', table.unpack(c, 3) }, 'gone') end
    end
  end
  for _, node in ipairs(graph.nodes) do
    draw[node.kind](pic, by_key[node.key], node, is_new(node.key))
  end
  for _, edge in ipairs(edges) do
    local now = here[edge.key]
    if now and edge.curve then draw_cord(pic, edge, now, by_key[edge.from]) end
    if now and edge.class.zoom then draw_zoom(pic, edge, by_key) end
  end
  return pic
end

-- ------------------------------------------------------------------ the rails

local RAILS = { 'young', 'middle', 'old', 'permanent', 'unreachable' }
local SLOT, DROP = 24, 40

-- Only who is in a ring, and who has a name for somebody in one.
local function in_rings(graph)
  local ring, nodes, edges = {}, {}, {}
  for _, rail in ipairs(RAILS) do
    for key in (graph.remarks[rail] or ''):gmatch '%S+' do ring[key] = rail end
  end
  local kept = {}
  for _, edge in ipairs(graph.edges) do
    local from_ring, to_ring = ring[edge.from], ring[edge.to]
    if to_ring and (from_ring or edge.name) then
      edges[#edges + 1] = edge
      if edge.name then kept[edge.from .. '\1' .. edge.name] = true end
    end
  end
  for _, node in ipairs(graph.nodes) do
    if node.kind == 'space' then
      local rows = {}
      for _, row in ipairs(node.rows) do
        if kept[node.key .. '\1' .. row[1].text] then rows[#rows + 1] = row end
      end
      node.rows = rows
      if #rows > 0 then nodes[#nodes + 1] = node end
    elseif ring[node.key] then
      node.ring = ring[node.key]
      nodes[#nodes + 1] = node
    end
  end
  graph.nodes, graph.edges, graph.ringed = nodes, edges, true
end

-- What stands below the name of one: nothing that its rail says already.
local function mark_of(node)
  local label = node.label or ''
  if label == '' or label:match '^tentatively' or label == 'unreachable' then return '', 's' end
  local refs = label:match '^gc_refs (%d+)$'
  if refs then return refs, 'b' end
  return label, 's'
end

local function draw_mark(pic, x, y, node, class)
  local text, face = mark_of(node)
  if text == 'reachable' then
    pic:path({ 'M', x - 6, y - 5, 'L', x - 1, y, 'L', x + 7, y - 10 }, joined('strong', class))
  elseif text ~= '' then
    pic:text(x, y, text, face, 'middle', class)
  end
end

-- The ring that a thing is drawn in: its own, or if it is gone, the one that it was in.
local function stands_on(graph, key)
  for _, moment in ipairs { graph, graph.before } do
    for _, node in ipairs(moment.nodes) do
      if node.key == key then return node.ring end
    end
  end
end

local function serial(key) return tonumber(key:match '%d+') or 0 end

function heap.rails(moments, titles)
  local all, used, names = {}, {}, {}
  for _, graph in ipairs(moments) do in_rings(graph) end
  for _, graph in ipairs(moments) do
    if graph.since and not graph.since.ringed then in_rings(graph.since) end
    compare(graph, graph.since)
  end
  local list = {}
  for _, graph in ipairs(moments) do
    for _, node in ipairs(graph.nodes) do
      if node.ring then
        used[node.ring] = true
        if not all[node.key] then
          all[node.key] = true
          list[#list + 1] = node
        end
      end
    end
  end
  table.sort(list, function(a, b) return serial(a.key) < serial(b.key) end)
  local marked, wide = false, 40
  for _, graph in ipairs(moments) do
    for _, node in ipairs(graph.nodes) do
      if node.ring then
        local text, face = mark_of(node)
        marked = marked or text ~= ''
        wide = math.max(wide, width(shown(node.value), 'm') + 14,
          text ~= 'reachable' and width(text, face) + 12 or 0)
      end
    end
  end
  local high = marked and 42 or BOX
  local rails, left = {}, 0
  for _, rail in ipairs(RAILS) do
    if used[rail] then rails[#rails + 1] = rail end
  end
  for _, rail in ipairs(rails) do
    if used[rail] then
      titles[rail] = titles[rail] or rail == 'unreachable' and 'set apart' or #rails < 3 and 'ring' or rail
      left = math.max(left, width(titles[rail], 's'))
    end
  end
  left = left + 14
  local step = high + DROP + 22
  local function x_of(key)
    for i, node in ipairs(list) do
      if node.key == key then return left + 16 + (i - 1) * (wide + SLOT) end
    end
  end
  local right = left + 16 + #list * (wide + SLOT)
  local top = {}
  for i, rail in ipairs(rails) do top[rail] = (i - 1) * step end

  local pictures = {}
  for m, graph in ipairs(moments) do
    local pic = picture.new()
    pic:cover(0, -58, right + 12, #rails * step - DROP - 6 + 58)
    for _, rail in ipairs(rails) do
      -- the ring: through its objects, and back below them
      local y, class = top[rail] + high / 2, rail == 'unreachable' and 'rail apart' or 'rail'
      local low, from = top[rail] + high + 9, left
      for _, node in ipairs(list) do
        if stands_on(graph, node.key) == rail then
          pic:line(from, y, x_of(node.key), y, class)
          from = x_of(node.key) + wide
        end
      end
      pic:path({ 'M', from, y, 'L', right, y, 'C', right + 11, y, right + 11, low, right, low,
        'L', left, low, 'C', left - 11, low, left - 11, y, left, y }, class)
      pic:dot(left, y, 3, 'full faint')
      pic:text(left - 14, y + 4, titles[rail], 's', 'end', 'faint')
    end
    local nodes, by_key, edges = {}, {}, {}
    for _, node in ipairs(graph.nodes) do
      if node.ring then
        local x, y = x_of(node.key), top[node.ring]
        local one = { kind = 'object', key = node.key, x = x, y = y, box = { 0, 0, wide, high },
          words = { { wide - width(node.note, 'b') - 2, -14, width(node.note, 'b') + 4, 12 } } }
        nodes[#nodes + 1], by_key[node.key] = one, one
      end
    end
    local stack = {}
    for _, node in ipairs(graph.nodes) do
      if node.kind == 'space' then
        by_key[node.key] = { kind = 'space', x = 0, y = 0, port = {}, names = {}, words = {}, tag = 0, box = { 0, 0, 0, 0 } }
      end
    end
    for _, edge in ipairs(graph.edges) do
      local to = by_key[edge.to]
      if edge.name then
        local w = width(edge.name, 'm') + 30
        local level = stack[edge.to] or 0
        stack[edge.to] = level + 1
        local one = { kind = 'space', key = edge.key, tag = w, w = w, x = to.x + wide / 2 - w - 4,
          y = -50 - level * (TAG + 6), names = { edge.name }, port = { [edge.name] = TAG / 2 }, box = { 0, 0, w, TAG },
          words = {}, title = '' }
        nodes[#nodes + 1], by_key[edge.key] = one, one
        edges[#edges + 1] = { key = edge.key, from = edge.key, from_port = edge.name, to = edge.to, class = edge.class }
      else
        edges[#edges + 1] = { key = edge.key, from = edge.from, to = edge.to, class = edge.class }
      end
    end
    local field, done = field_of(nodes), {}
    for _, edge in ipairs(edges) do
      local from, to = by_key[edge.from], by_key[edge.to]
      local starts = from.kind == 'space' and starts_at(from, edge) or
        cords.anchors(from.at, from.y <= to.y and from.y ~= to.y and { bottom = 0, top = 1 } or { top = 0, bottom = 6 })
      local finishes = from.kind == 'space' and cords.anchors(to.at, { top = 0 }) or
        cords.anchors(to.at, from.y > to.y and { bottom = 0, top = 1 } or { top = 0, bottom = 6 })
      local way = cords.run(field, done, { to = edge.to, to_box = to.at,
        from_box = from.tags and from.tags[edge.from_port] or from.at, starts = starts, finishes = finishes })
      edge.curve, edge.start, edge.finish = way.curve, way.start, way.finish
    end
    for _, node in ipairs(graph.nodes) do
      if node.ring then
        local x, y = x_of(node.key), top[node.ring]
        local was = node.was
        local moved = graph.before and (not was or was.ring ~= node.ring) and 'changed' or ''
        local told = graph.before and (not was or was.label ~= node.label) and 'changed' or ''
        pic:rectangle(x, y, wide, high, joined(node.ring == 'unreachable' and 'apart', moved))
        pic:text(x + wide / 2, y + (marked and 17 or high / 2 + 4.5), shown(node.value), 'm', 'middle', moved)
        draw_mark(pic, x + wide / 2, y + 35, node, told)
        draw_count(pic, x + wide, y - 4, node, '')
      end
    end
    local here = {}
    for _, node in ipairs(graph.nodes) do here[node.key] = true end
    for _, node in ipairs(graph.before and graph.before.nodes or {}) do
      if node.ring and not here[node.key] then
        local x, y = x_of(node.key), top[node.ring]
        pic:rectangle(x, y, wide, high, 'gone')
        pic:text(x + wide / 2, y + (marked and 17 or high / 2 + 4.5), shown(node.value), 'm', 'middle', 'gone')
      end
    end
    for _, edge in ipairs(edges) do
      local from = by_key[edge.from]
      if from.kind == 'space' then draw_tag(pic, from.x, from.y, from.tag, from.names[1], edge.class.changed and 'changed' or '') end
      draw_cord(pic, edge, edge, from)
    end
    pictures[m] = pic
  end
  return pictures
end

-- ------------------------------------------------------------------ all of it

-- moments: what dot.read returns, each perhaps with `since`, the moment before it, and so on: what was there in any of
-- them has its place. A picture of each.
function heap.draw(moments)
  local whole, known = {}, {}
  local function add(graph)
    if known[graph] then return end
    known[graph] = true
    if graph.since then add(graph.since) end
    compare(graph, graph.since)
    whole[#whole + 1] = graph
  end
  for _, graph in ipairs(moments) do add(graph) end
  local nodes, by_key, edges = united(whole)
  local bars = false
  for _, node in ipairs(nodes) do bars = bars or node.kind == 'bar' end
  if bars then places.stacked(nodes) else places.columns(nodes, edges, by_key) end
  run_cords(nodes, by_key, edges)
  for _, edge in ipairs(edges) do by_key[edge.key] = edge end
  local right, low = 0, 0
  for _, node in ipairs(nodes) do
    right, low = math.max(right, node.x + node.w), math.max(low, node.y + node.h)
  end
  local pictures = {}
  for i, graph in ipairs(moments) do
    pictures[i] = draw_moment(graph, by_key, edges, #moments > 1 and { 0, 0, right, low } or { 0, 0, 0, 0 })
  end
  return pictures
end

return heap
