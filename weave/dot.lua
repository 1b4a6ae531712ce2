-- What a snapshot is written as, and nothing else of Graphviz's language: nodes that are tables, the edges between
-- them, and remarks (// NAME: WORDS) that Graphviz passes over: which figure came before, who is in which ring.
local dot = {}

local entities = { ['&amp;'] = '&', ['&lt;'] = '<', ['&gt;'] = '>', ['&quot;'] = '"' }

local function plain(html)
  return (html:gsub('<.->', ''):gsub('&%l+;', entities):gsub('^%s+', ''):gsub('%s+$', ''))
end

local function attribute(text, name)
  return text:match('%f[%w]' .. name .. '="([^"]*)"')
end

local function words(text)
  local set = {}
  for word in (text or ''):gmatch '%S+' do set[word] = true end
  return set
end

local function rows_of(table)
  local rows = {}
  for row in table:gmatch '<tr>(.-)</tr>' do
    local cells = {}
    for attributes, html in row:gmatch '<td([^>]*)>(.-)</td>' do
      cells[#cells + 1] = { text = plain(html), port = attribute(attributes, 'port'),
        class = words(attribute(attributes, 'class')), width = tonumber(attribute(attributes, 'width') or '') }
    end
    rows[#rows + 1] = cells
  end
  return rows
end

-- A namespace: a title and names. An object: type and count, value, perhaps a label. Anything else: title and note, rows.
local function node_of(id, attributes, table)
  local rows = rows_of(table)
  local node = { id = id, class = words(attribute(attributes, 'class')), rows = rows,
    key = attribute(attributes, 'id'), unit = tonumber(attribute(attributes, 'unit') or '') }
  local head = _G.table.remove(rows, 1)
  node.title, node.note = head[1].text, head[2] and head[2].text or ''
  if node.class.space then
    node.kind = 'space'
  elseif node.class.bar then
    node.kind = 'bar'
  elseif rows[1] and rows[1][1].port == 'v' then
    node.kind = 'object'
    node.value, node.label = rows[1][1].text, rows[2] and rows[2][1].text
    node.title = node.title:gsub('^%a[%w.]*%.', '')         -- without its module
  else
    node.kind = 'box'
  end
  return node
end

-- The same object of another moment has the same key: its block's number; without one, what it looks like.
local function name_nodes(graph)
  local seen = {}
  for _, node in ipairs(graph.nodes) do
    local key = node.key or (node.title .. ' ' .. (node.value or ''))
    seen[key] = (seen[key] or 0) + 1
    node.key = seen[key] == 1 and key or key .. ' ' .. seen[key]
  end
end

-- nodes, edges, and remarks by their names. A space's ports are the names in it, so that they are found again.
function dot.read(text)
  local graph = { nodes = {}, edges = {}, remarks = {}, order = {} }
  local by_id = {}
  for line in text:gmatch '[^\n]+' do
    local id, attributes, table = line:match '^  (%w+) %[(.-) ?label=<(.*)>%];$'
    local from, from_port, to, to_port, style = line:match '^  (%w+):?(%w*)[:%w]* %-> (%w+):?(%w*)[:%w]* %[(.*)%];$'
    local remark, rest = line:match '^// (%l+): ?(.*)$'
    if id then
      by_id[id] = node_of(id, attributes, table)
      graph.nodes[#graph.nodes + 1] = by_id[id]
    elseif from then
      graph.edges[#graph.edges + 1] = { from = from, from_port = from_port, to = to, to_port = to_port,
        class = words(attribute(style, 'class')), hidden = style:match 'style=invis' ~= nil }
    elseif remark then
      graph.remarks[remark] = rest
      graph.order[#graph.order + 1] = remark
    end
  end
  name_nodes(graph)
  local seen = {}
  for _, edge in ipairs(graph.edges) do
    local from = by_id[edge.from]
    for _, row in ipairs(from.kind == 'space' and from.rows or {}) do
      if row[1].port == edge.from_port then edge.name = row[1].text end
    end
    edge.from, edge.to, from.holds = from.key, by_id[edge.to].key, true
    local key = table.concat({ edge.from, edge.name or from.kind == 'object' and '' or edge.from_port,
      edge.to, edge.to_port }, '\1')
    seen[key] = (seen[key] or 0) + 1
    edge.key = key .. '\1' .. seen[key]
  end
  return graph
end

-- The same without the objects of one type, or one value, for a picture of what they would hide.
function dot.without(graph, what)
  local left = setmetatable({ nodes = {}, edges = {}, since = graph.since and dot.without(graph.since, what) }, { __index = graph })
  local out = {}
  for _, node in ipairs(graph.nodes) do
    if node.kind == 'object' and (node.title == what or node.value == what) then out[node.key] = true else table.insert(left.nodes, node) end
  end
  for _, edge in ipairs(graph.edges) do
    if not (out[edge.from] or out[edge.to]) then table.insert(left.edges, edge) end
  end
  return left
end

return dot
