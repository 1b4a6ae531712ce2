-- Text as it stands in HTML and in SVG.
local entities = { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }

return function(text) return (text:gsub('[&<>"]', entities)) end
