// What a script adds to a page that is whole without one: links into folds, uses of chunks that expand in
// place, copying, the tests of a chunk, the comments of identifiers, figures that zoom, the theme, and search.
'use strict';

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function button(text, label, act) {
  const made = make('button', { type: 'button', textContent: text, onclick: act });
  if (label) made.setAttribute('aria-label', label);
  return made;
}

// --- a link into something folded opens it; one to a chunk that is in the Workshop now leads there ---

function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target && location.hash.startsWith('#chunk-') && $('.door a')) location.replace($('.door a').href + location.hash);
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();

// --- a use of a chunk expands in place, if the chunk is on this page ---

const codeOf = chunk => $('pre code', chunk);

// All parts of a chunk, in order: their ids differ in the number at the end.
function partsOf(id) {
  const stem = id.replace(/\d+$/, '');
  const parts = [];
  for (let n = 1, part; (part = document.getElementById(stem + n)); n++) parts.push(part);
  return parts.map(codeOf).filter(Boolean);
}

function expandable(link) {
  const id = decodeURIComponent(link.hash.slice(1));
  if (link.pathname !== location.pathname || !partsOf(id).length) return;
  let shown = null;
  const toggle = button('+', `Show ${link.textContent} here`, () => {
    if (shown) {
      shown.remove();
      shown = null;
    } else {
      shown = make('span', { className: 'expanded' }, ...partsOf(id).flatMap(code => [code.cloneNode(true), '\n']));
      $$('.expanded, .expand', shown).forEach(old => old.remove());
      $$('a.chunkname', shown).forEach(expandable);
      toggle.after(shown);
    }
    toggle.textContent = shown ? '−' : '+';
    toggle.setAttribute('aria-expanded', String(Boolean(shown)));
  });
  toggle.className = 'expand';
  toggle.setAttribute('aria-expanded', 'false');
  link.after(toggle);
}
$$('.chunk pre a.chunkname').forEach(expandable);

// --- a chunk can be copied: its code, as it stands ---

function textOf(code) {
  const copy = code.cloneNode(true);
  $$('.expanded, .expand', copy).forEach(added => added.remove());
  return copy.textContent;
}

$$('.chunk').forEach(chunk => {
  if (!codeOf(chunk)) return;
  const copy = button('copy', `Copy the code of ${$('.name', chunk).textContent}`, async () => {
    try {
      await navigator.clipboard.writeText(textOf(codeOf(chunk)));
      copy.textContent = 'copied';
    } catch {
      copy.textContent = 'could not copy';
    }
    setTimeout(() => { copy.textContent = 'copy'; }, 1500);
  });
  copy.className = 'copy';
  $('.chunk-head', chunk).append(copy);
});

// --- a chunk tells which tests run it: what is known of that is loaded when it is first asked for ---

function load(src) {
  return new Promise((done, failed) => document.head.append(make('script', { src, onload: done, onerror: failed })));
}

const page = location.pathname.replace(/.*\/|\.html$/g, '');

function testItem(name) {
  const [chapter, test] = name.split('.');
  return make('li', {},
    make('a', { href: `tests-${chapter}.html#test-${chapter}-${test}` }, test.replaceAll('_', ' ')),
    page.startsWith(chapter) ? '' : ` (Chapter ${+chapter})`);
}

$$('.runs').forEach(runs => {
  let list = null;
  const toggle = button(runs.textContent, null, async () => {
    if (!window.bookRuns) await load(`${page}.js`);
    if (!list) {
      const chunk = runs.closest('.chunk');
      const [more, ...names] = window.bookRuns[chunk.id];
      list = make('ul', { className: 'tests', hidden: true }, ...names.map(testItem));
      if (more) list.append(make('li', {}, `and ${more} more`));
      chunk.append(list);
    }
    list.hidden = !list.hidden;
    toggle.setAttribute('aria-expanded', String(!list.hidden));
  });
  toggle.setAttribute('aria-expanded', 'false');
  runs.replaceChildren(toggle);
});

// --- a claim shows how we know: the proofs are loaded for the first that asks ---

$$('a.proof').forEach(mark => {
  let shown = null;
  mark.setAttribute('role', 'button');
  mark.setAttribute('aria-expanded', 'false');
  const toggle = async event => {
    event.preventDefault();
    if (!window.bookClaims) await load('claims.js');
    if (!shown) {
      const name = decodeURIComponent(mark.hash.slice('#claim-'.length));
      shown = make('div', { className: 'proofs', hidden: true, innerHTML: window.bookClaims[name] });
      const all = make('p', { className: 'all' }, make('a', { href: mark.href }, 'all claims'));
      shown.append(all);
      const within = mark.closest('li, dd, td, figcaption');
      if (within) within.append(shown); else (mark.closest('p, h2, h3') ?? mark).after(shown);
    }
    shown.hidden = !shown.hidden;
    mark.setAttribute('aria-expanded', String(!shown.hidden));
  };
  mark.onclick = toggle;
  mark.onkeydown = event => event.key === ' ' && toggle(event);
});

// --- an identifier shows the comment of its declaration: they are loaded for the first that asks ---

const tip = make('div', { className: 'tip', id: 'tip', hidden: true });
tip.setAttribute('role', 'tooltip');
document.body.append(tip);

let comments;

async function showTip({ currentTarget: link }) {
  await (comments ??= load('comments.js'));
  const text = window.bookComments[link.textContent];
  if (!text || !link.matches(':focus, :hover')) return;
  tip.textContent = text;
  tip.hidden = false;
  link.setAttribute('aria-describedby', 'tip');
  const at = link.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - tip.offsetWidth - 16);
  tip.style.left = `${Math.max(8, left) + scrollX}px`;
  tip.style.top = `${at.bottom + scrollY + 4}px`;
}

function hideTip({ currentTarget: link }) {
  tip.hidden = true;
  link.removeAttribute('aria-describedby');
}

$$('a.id').forEach(link => {
  for (const event of ['focus', 'mouseenter']) link.addEventListener(event, showTip);
  for (const event of ['blur', 'mouseleave']) link.addEventListener(event, hideTip);
});

// --- the first page: ? shows what is printed, and the collector takes the red ones ---

$$('a.reveal').forEach(ask => {
  ask.setAttribute('role', 'button');
  ask.onclick = event => {
    event.preventDefault();
    ask.textContent = ask.dataset.answer;
    ask.removeAttribute('aria-label');
    $('.snake').classList.add('collected');
  };
});

// --- what can be scrolled can be reached by keyboard ---

const scrollable = new ResizeObserver(entries => entries.forEach(({ target }) => {
  if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
  else target.removeAttribute('tabindex');
}));
$$('pre, table, .drawing, .step').forEach(element => scrollable.observe(element));

// --- a figure zooms ---

$$('figure .drawing').forEach(drawing => {
  const toggle = () => {
    drawing.classList.toggle('zoomed');
    zoom.textContent = drawing.classList.contains('zoomed') ? 'smaller' : 'larger';
    zoom.focus();
  };
  const zoom = button('larger', null, toggle);
  zoom.className = 'zoom';
  zoom.onkeydown = event => event.key === 'Escape' && drawing.classList.contains('zoomed') && toggle();
  $('figcaption > div', drawing.parentElement).after(zoom);
});

// --- the contents say which section is in view ---

const entries = new Map($$('.contents ol ol a:not([aria-current])').map(link => [link.hash.slice(1), link]));
const inView = new IntersectionObserver(seen => seen.forEach(({ target, isIntersecting }) => {
  if (!isIntersecting) return;
  entries.forEach(link => link.removeAttribute('aria-current'));
  entries.get(target.id)?.setAttribute('aria-current', 'true');
}), { rootMargin: '-10% 0px -80% 0px' });
$$('main section[id]').filter(section => entries.has(section.id)).forEach(section => inView.observe(section));

// --- the theme follows the system, until the reader says otherwise ---

const dark = () => document.documentElement.dataset.theme
  ? document.documentElement.dataset.theme === 'dark'
  : matchMedia('(prefers-color-scheme: dark)').matches;

const theme = button('', null, () => {
  document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
  try { localStorage.setItem('theme', document.documentElement.dataset.theme); } catch { /* not remembered */ }
  nameTheme();
});
function nameTheme() { theme.textContent = dark() ? 'light' : 'dark'; }
theme.setAttribute('aria-label', 'Change between light and dark');
nameTheme();

// --- search: loaded when it is first asked for ---

let index = null;
async function openIndex() {
  if (index) return;
  await load('lunr.js');
  await load('docs.js');
  index = lunr(function () {
    this.ref('at');
    this.field('title', { boost: 8 });
    this.field('text');
    this.tokenizer.separator = /[\s()[\]{}<>⟨⟩.,;:!?"'`*&=+|/-]+/;
    window.bookDocs.forEach((doc, at) => this.add({ at, ...doc }));
  });
}

// Whole words first, then words that begin so.
function find(words) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean);
  return index.query(query => terms.forEach(term => {
    query.term(lunr.tokenizer(term), { boost: 10 });
    query.term(term, { boost: 5, wildcard: lunr.Query.wildcard.TRAILING });
    query.term(lunr.stemmer(new lunr.Token(term, {})).toString(), { boost: 2 });
  })).slice(0, 30).map(hit => window.bookDocs[hit.ref]);
}

const results = make('ol', {});
const field = make('input', { type: 'search', placeholder: 'Words, chunks, identifiers' });
field.setAttribute('aria-label', 'Search the book');
const status = make('p', {});
status.setAttribute('role', 'status');
const closer = button('close', null, () => showSearch(false));
const panel = make('div', { className: 'search', hidden: true },
  make('div', { className: 'within' }, closer, field, status, results));
panel.setAttribute('role', 'dialog');
panel.setAttribute('aria-label', 'Search');
document.body.append(panel);

async function showSearch(shown) {
  panel.hidden = !shown;
  if (!shown) return opener.focus();
  field.focus();
  try {
    await openIndex();
  } catch {
    status.textContent = 'The search is not here: the book was rendered without it.';
  }
}

field.oninput = () => {
  if (!index) return;
  const found = field.value.trim() ? find(field.value) : [];
  results.replaceChildren(...found.map(doc => make('li', {},
    make('a', { href: doc.href, onclick: () => showSearch(false) }, doc.title, make('small', { textContent: doc.where })))));
  status.textContent = field.value.trim() ? `${found.length === 30 ? 'The first 30' : found.length} found` : '';
};
panel.onkeydown = event => event.key === 'Escape' && showSearch(false);

const opener = button('search', null, () => showSearch(true));
$('.tools').append(opener, theme);
