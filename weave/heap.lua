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
        one = { kind = node.kind, key = node.key, title = node.title, note = node.note, value = node.value, holds = node.holds,
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

-- What is not as it should be: things that stand on each other, cords that run through a box. A test looks at it.
heap.faults = {}

local function overlap(a, b)
  return a[1] + 1 < b[1] + b[3] and b[1] + 1 < a[1] + a[3] and a[2] + 1 < b[2] + b[4] and b[2] + 1 < a[2] + a[4]
end

local function find_faults(field)
  local all = { table.unpack(field.boxes) }
  for _, words in ipairs(field.words) do all[#all + 1] = words end
  for i = 1, #all do
    for k = i + 1, #all do
      if overlap(all[i], all[k]) then
        table.insert(heap.faults, ('something stands on something else at %.0f, %.0f'):format(all[k][1], all[k][2]))
      end
    end
  end
end

local function run(field, done, edge, way)
  way = cords.run(field, done, way)
  edge.curve, edge.start, edge.finish = way.curve, way.start, way.finish
  if way.hits > 0 then table.insert(heap.faults, ('a cord runs through a box: %s to %s'):format(edge.from, edge.to)) end
end

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
  find_faults(field)
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

-- A cord to the whole of a struct ends at its title; from behind, or where something is in the way, at a side.
local function title_anchors(node, onward)
  local list = cords.anchors(node.at, onward and { top = 1.5, bottom = 1.5, left = 3, right = 4 }
    or { left = 2, top = 1.2, bottom = 1.2, right = 0.3 }, node.x + node.pass, node.crowd)
  if onward then
    list[#list + 1] = { x = node.x - 3, y = node.y + node.name, dx = -1, dy = 0, cost = 0, fixed = true }
  end
  return list
end

local function finishes_at(node, edge, onward)
  if node.kind == 'bar' then
    return cell_anchors(node, edge.to_port) or cords.anchors(node.at, { left = 0, top = 0.5 })
  elseif node.kind == 'box' and not node.port[edge.to_port] then
    return title_anchors(node, onward)
  end
  return row_anchors(node, edge.to_port, 1.5, 0)
    or cords.anchors(node.at, onward and { left = 0, top = 1.2, bottom = 1.2, right = 3 }
      or { left = 0.5, top = 0.4, bottom = 0.3, right = 0.5 }, node.pass and node.x + node.pass, node.crowd)
end

-- The straight ones first: the others have to see where they get through.
local function run_cords(nodes, by_key, edges)
  local field, done, order = field_of(nodes), {}, {}
  for _, node in ipairs(nodes) do node.crowd = nil end
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
      run(field, done, edge, { to = edge.to, to_box = to.at,
        from_box = from.tags and from.tags[edge.from_port] or from.at, starts = starts_at(from, edge, onward), finishes = finishes_at(to, edge, onward) })
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
      draw_tag(pic, one.x, y, one.tag, name, is_new(one.key, name) and 'changed' or '')
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
  pic:text(x + w / 2, y + h / 2 + 4.5, shown(node), 'm', 'middle', since 'value')
  if node.label then
    pic:text(x + w / 2, y + h + 14, node.label, 'i', 'middle', joined('faint', since 'label'))
  end
end

local function draw_shadow(pic, one, was)
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
  local last = -99
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

-- Whether a name of a namespace was not there the moment before.
local function new_names(graph)
  local there = {}
  for _, node in ipairs(graph.before and graph.before.nodes or {}) do
    for _, row in ipairs(node.kind == 'space' and node.rows or {}) do there[node.key .. '\1' .. row[1].text] = true end
  end
  return function(space, name) return graph.before and not there[space .. '\1' .. name] end
end

-- Who was there the moment before and is gone, and the cords that are.
local function draw_shadows(pic, graph, by_key, drawn, here)
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
    local c = not here[edge.key] and by_key[edge.key].curve
    if c then pic:path({ 'M', c[1], c[2], 'C', table.unpack(c, 3) }, 'gone') end
  end
end

local function draw_moment(graph, by_key, edges)
  local pic, here, drawn, is_new = picture.new(), {}, {}, new_names(graph)
  for _, edge in ipairs(graph.edges) do here[edge.key] = edge end
  for _, node in ipairs(graph.nodes) do drawn[node.key] = node end
  draw_shadows(pic, graph, by_key, drawn, here)
  for _, node in ipairs(graph.nodes) do draw[node.kind](pic, by_key[node.key], node, is_new) end
  for _, edge in ipairs(edges) do
    local now = here[edge.key]
    if now and edge.curve then draw_cord(pic, edge, now, by_key[edge.from]) end
    if now and edge.class.zoom then draw_zoom(pic, edge, by_key) end
  end
  return pic
end

-- ------------------------------------------------------------------ all of it

-- In long columns, if that is good; or else in whichever way is the better one.
local function arrange(nodes, by_key, edges)
  local faults = heap.faults
  local function try(near)
    heap.faults = { table.unpack(faults) }
    local too_wide = places.columns(nodes, edges, by_key, near)
    run_cords(nodes, by_key, edges)
    return (#heap.faults - #faults) * 1000 + too_wide
  end
  local first = try(false)
  if first > 0 and try(true) > first then try(false) end
end

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
  if bars then
    places.stacked(nodes)
    run_cords(nodes, by_key, edges)
  else
    arrange(nodes, by_key, edges)
  end
  for _, edge in ipairs(edges) do by_key[edge.key] = edge end
  local pictures = {}
  for i, graph in ipairs(moments) do
    pictures[i] = draw_moment(graph, by_key, edges)
  end
  return picture.same_size(pictures)
end

-- What the rings are drawn with, too.
heap.parts = { compare = compare, field_of = field_of, run = run, tag = draw_tag, cord = draw_cord,
  shown = shown, joined = joined, TAG = TAG, BOX = BOX }
return heap
