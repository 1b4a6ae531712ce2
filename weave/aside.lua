-- Where nothing opens, what is folded stands at its chapter's end: a link leads there, and another one back.
local book = require 'book'
local latex = require 'latex'
local aside = {}

local function link(to, text)
  if book.latex then return latex.page_link(to, text) end
  return pandoc.Link(text, '#' .. to)
end

local function target(id) return book.latex and latex.page_target(id) or pandoc.Span({}, { id }) end

local asked = 0

-- A link in its place; behind the chapter it, where it is asked, and the way back.
local function take(fold, where, behind)
  asked = asked + 1
  local question, answer = 'asked-' .. asked, 'answer-' .. asked
  local summary = fold.attributes.summary
  behind:insert(pandoc.Para { target(answer), pandoc.Strong(summary), pandoc.Str ' · ', link(question, where) })
  behind:extend(fold.content)
  return pandoc.Span { target(question), link(answer, summary) }
end

-- The links of folds that follow each other are one line.
local function asking(where, behind)
  return function(blocks)
    local kept, line = pandoc.List(), pandoc.List()
    local function close()
      if #line > 0 then kept:insert(pandoc.Div({ pandoc.Para(line) }, { '', { 'asks' } })) end
      line = pandoc.List()
    end
    for _, block in ipairs(blocks) do
      if block.t == 'Div' and block.classes:includes 'aside' then
        if #line > 0 then line:insert(pandoc.Str ' · ') end
        line:insert(take(block, where, behind))
      else
        close()
        kept:insert(block)
      end
    end
    close()
    return kept
  end
end

-- The blocks of the book, with what is aside at the end of each chapter.
function aside.put(blocks)
  local result, behind, part, where, chapters = pandoc.List(), pandoc.List(), pandoc.List(), '', 0
  local function end_part()
    result:extend(pandoc.Pandoc(part):walk({ Blocks = asking(where, behind) }).blocks)
    part = pandoc.List()
  end
  local function end_chapter()
    chapters = chapters + 1
    if #behind == 0 then return end
    result:insert(pandoc.Header(2, 'Answers, hints, solutions', { 'answers-' .. chapters }))
    result:extend(behind)
    behind = pandoc.List()
  end
  for _, block in ipairs(blocks) do
    if block.t == 'Header' then
      end_part()
      if block.level == 1 then end_chapter() end
      local place = book.place[block.identifier]
      where = place and book.name(place) or where
      result:extend(book.latex and latex.before(block) or {})
      result:insert(block)
    else
      part:insert(block)
    end
  end
  end_part()
  end_chapter()
  return result
end

return aside
