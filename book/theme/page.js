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
      // Behind the line, below where the name begins.
      const line = toggle.nextSibling;
      if (line?.data?.startsWith('\n')) line.splitText(1).before(shown); else toggle.after(shown);
      shown.style.marginLeft = `${link.offsetLeft - $('code', link.closest('pre')).offsetLeft}px`;
    }
    toggle.textContent = shown ? '−' : '+';
    toggle.setAttribute('aria-expanded', String(Boolean(shown)));
  });
  toggle.className = 'expand';
  toggle.setAttribute('aria-expanded', 'false');
  link.after(toggle);
}
$$('.chunk pre a.chunkname').forEach(expandable);

// --- what can be entered can be copied: a chunk as it stands, a session without what was answered ---

function textOf(code) {
  const copy = code.cloneNode(true);
  $$('.expanded, .expand, .out', copy).forEach(added => added.remove());
  const text = copy.textContent;
  return code.closest('.pycon') ? text.replace(/^(>>>|\.\.\.) ?/gm, '').replace(/\n+/g, '\n') : text;
}

function copied(code, name, head) {
  const copy = button('copy', `Copy the code of ${name}`, async () => {
    try {
      await navigator.clipboard.writeText(textOf(code));
      copy.textContent = 'copied';
    } catch {
      copy.textContent = 'could not copy';
    }
    setTimeout(() => { copy.textContent = 'copy'; }, 1500);
  });
  copy.className = 'copy';
  head.append(copy);
}
$$('.chunk').filter(codeOf).forEach(chunk => copied(codeOf(chunk), $('.name', chunk).textContent, $('.chunk-head', chunk)));
$$('.session').forEach(session => {
  const label = $('.label', session), code = $('pre:not(.printed) code', session);
  if (code && label) copied(code, label.textContent.replace(' prints', ''), label);
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
      runs.closest('.chunk-foot').after(list);
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

// --- an identifier shows how it is declared: what is known of all is loaded for the first that asks ---

const tip = make('div', { className: 'tip', id: 'tip', hidden: true });
tip.setAttribute('role', 'tooltip');
document.body.append(tip);

let comments;

async function showTip(link) {
  await (comments ??= load('comments.js'));
  const [declared, comment, section] = window.bookComments[link.textContent] ?? ['', '', ''];
  if (!link.matches(':focus, :hover')) return;
  tip.replaceChildren(...[
    make('code', { textContent: declared || link.textContent }), comment, make('small', { textContent: section }),
  ].filter(Boolean).map(part => make('div', {}, part)));
  tip.hidden = false;
  link.setAttribute('aria-describedby', 'tip');
  const at = link.getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 16);
  const above = at.bottom + tip.offsetHeight + 8 > innerHeight && at.top > tip.offsetHeight + 60;
  tip.style.left = `${Math.max(8, left) + scrollX}px`;
  tip.style.top = `${(above ? at.top - tip.offsetHeight - 4 : at.bottom + 4) + scrollY}px`;
}

function hideTip() {
  tip.hidden = true;
  $('[aria-describedby="tip"]')?.removeAttribute('aria-describedby');
}

$$('a.id').forEach(link => {
  for (const event of ['focus', 'mouseenter']) link.addEventListener(event, () => showTip(link));
  for (const event of ['blur', 'mouseleave']) link.addEventListener(event, hideTip);
  // The first touch shows, the second goes there.
  link.addEventListener('touchend', event => {
    if (link.getAttribute('aria-describedby')) return;
    event.preventDefault();
    link.focus();
  });
});
addEventListener('keydown', event => event.key === 'Escape' && hideTip());

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

// --- on a phone a strip shows one step: ‹ › lead to the others ---

$$('.strip .drawing').forEach(drawing => {
  const steps = $$('.step', drawing), left = step => step.offsetLeft - steps[0].offsetLeft;
  const now = () => steps.reduce((best, step, i) =>
    Math.abs(left(step) - drawing.scrollLeft) < Math.abs(left(steps[best]) - drawing.scrollLeft) ? i : best, 0);
  const turn = by => drawing.scrollTo({ left: left(steps[now() + by]) });
  const at = make('span', {}), before = button('‹', 'The step before', () => turn(-1)), next = button('›', 'The next step', () => turn(1));
  const show = () => {
    at.textContent = `${now() + 1} of ${steps.length}`;
    before.disabled = now() === 0;
    next.disabled = now() === steps.length - 1;
  };
  drawing.addEventListener('scroll', show, { passive: true });
  show();
  drawing.after(make('div', { className: 'turns' }, before, at, next));
});

// --- a figure zooms, and anything closes it again ---

const zoomed = () => $('.drawing.zoomed');
function unzoom() {
  const drawing = zoomed();
  drawing?.classList.remove('zoomed');
  if (drawing) $('.zoom', drawing.parentElement).focus();
}
$$('figure .drawing').forEach(drawing => {
  const zoom = button('larger', null, event => {
    event.stopPropagation();
    drawing.classList.add('zoomed');
    drawing.tabIndex = 0;
    drawing.focus();
  });
  zoom.className = 'zoom';
  // On a phone the drawing is its own button: the word below is small.
  drawing.onclick = () => zoomed() || !matchMedia('(max-width: 30rem)').matches ? unzoom() : zoom.click();
  $('figcaption > div', drawing.parentElement).after(zoom);
});
addEventListener('keydown', event => event.key === 'Escape' && unzoom());

// --- what is said of a chunk stands beside it in the margin; below it, if notes push it out of there ---

function settle() {
  $$('.chunk-foot').forEach(foot => {
    const chunk = foot.parentElement;
    chunk.classList.remove('pushed');
    if (foot.getBoundingClientRect().top > chunk.getBoundingClientRect().bottom - 20) chunk.classList.add('pushed');
  });
}
addEventListener('resize', settle);
document.fonts.ready.then(settle);

// --- the contents say which section is in view ---

const entries = new Map($$('.contents ol ol a:not([aria-current])').map(link => [link.hash.slice(1), link]));
const inView = new IntersectionObserver(seen => seen.forEach(({ target, isIntersecting }) => {
  if (!isIntersecting) return;
  entries.forEach(link => link.removeAttribute('aria-current'));
  const entry = entries.get(target.id);
  entry?.setAttribute('aria-current', 'true');
  if (entry) where.replaceChildren(...whole, make('span', { className: 'section', textContent: ` · ${$('span:last-child', entry).textContent}` }));
}), { rootMargin: '-10% 0px -80% 0px' });
const where = $('.where'), whole = [...where.childNodes];
$$('main section[id]').filter(section => entries.has(section.id)).forEach(section => inView.observe(section));
$$('.contents a').forEach(link => { link.onclick = () => { $('.contents-toggle').checked = false; }; });

// --- how far one has read ---

function showHowFar() {
  const end = document.documentElement.scrollHeight - innerHeight;
  $('.far').style.transform = `scaleX(${end > 0 ? Math.min(1, scrollY / end) : 0})`;
}
addEventListener('scroll', showHowFar, { passive: true });
addEventListener('resize', showHowFar);
showHowFar();

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

const GROUPS = ['Defined here', 'Text', 'Code'], MOST = 12;

// Whole words first, then words that begin so; what defines the identifier that was asked for before all.
function find(words) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = index.query(query => terms.forEach(term => {
    query.term(lunr.tokenizer(term), { boost: 10 });
    query.term(term, { boost: 5, wildcard: lunr.Query.wildcard.TRAILING });
    query.term(lunr.stemmer(new lunr.Token(term, {})).toString(), { boost: 2 });
  })).map(hit => window.bookDocs[hit.ref]);
  const defines = doc => (doc.defines ?? '').toLowerCase().split(' ').filter(name => name.startsWith(terms[0]));
  const exact = doc => defines(doc).includes(terms[0]) ? 0 : 1;
  const defining = terms.length === 1 ? window.bookDocs.filter(doc => doc.defines && defines(doc).length) : [];
  defining.sort((a, b) => exact(a) - exact(b));
  const others = hits.filter(doc => !defining.includes(doc));
  return [defining, others.filter(doc => doc.defines === undefined), others.filter(doc => doc.defines !== undefined)];
}

// The place in a text where a word is, with the word marked.
function excerpt(text, words) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean), lower = text.toLowerCase();
  const at = terms.map(term => lower.indexOf(term)).find(place => place >= 0) ?? -1;
  const begin = Math.max(0, lower.lastIndexOf(' ', at - 40)), end = lower.indexOf(' ', Math.max(at, 0) + 90);
  const cut = end < 0 ? text.slice(begin) : text.slice(begin, end) + ' …';
  const pattern = new RegExp(`(${terms.map(term => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'ig');
  return [begin > 0 ? '… ' : '', ...cut.split(pattern).map((part, i) => i % 2 ? make('mark', { textContent: part }) : part)];
}

const results = make('div', {});
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
  field.select();
  try {
    await openIndex();
  } catch {
    status.textContent = 'The search is not here: the book was rendered without it.';
  }
}

const hit = doc => make('li', {}, make('a', { href: doc.href, onclick: () => showSearch(false) }, doc.title,
  make('small', {}, make('b', { textContent: doc.where }), ' ', ...excerpt(doc.text, field.value))));

field.oninput = () => {
  if (!index) return;
  const asked = field.value.trim(), groups = asked ? find(asked) : [];
  results.replaceChildren(...groups.flatMap((docs, i) => docs.length === 0 ? [] : [
    make('h2', { textContent: GROUPS[i] }), make('ol', {}, ...docs.slice(0, MOST).map(hit))]));
  const all = groups.reduce((sum, docs) => sum + docs.length, 0);
  const shown = groups.reduce((sum, docs) => sum + Math.min(MOST, docs.length), 0);
  status.textContent = !asked ? '' : all > shown ? `${shown} of ${all} found` : `${all} found`;
};

// Arrows move among what was found, Enter goes to the first.
function moveTo(step) {
  const links = [field, ...$$('a', results)], now = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, now + step))].focus();
}
panel.onkeydown = event => {
  if (event.key === 'Escape') showSearch(false);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { event.preventDefault(); moveTo(step); }
  if (event.key === 'Enter' && document.activeElement === field) $('a', results)?.click();
};
addEventListener('keydown', event => {
  const typing = event.target.matches?.('input, textarea');
  if (event.key === '/' && !typing || event.key === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    showSearch(true);
  }
});

const opener = button('search', null, () => showSearch(true));
opener.title = 'Search ( / )';
$('.tools').append(opener, theme);
