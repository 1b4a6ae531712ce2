// browser.mjs BOOK: opens every page of the rendered book from file://, with JavaScript, wide and narrow, in both
// themes, and once without JavaScript. No page may say anything on the console, ask for anything that is not
// there or is not a file, be wider than its window, begin below a phone's first screen, cut off code where there is room,
// or violate what axe-core knows of accessibility. Then does what a reader does: expands a use, asks for a comment,
// changes the theme, searches, looks for a chunk's tests, visits a Workshop, goes through a strip, prints.
import { createRequire } from 'node:module';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SKIPPED = 77;
function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(SKIPPED);
}

const require = createRequire(join(resolve(process.env.NODE_PATH ?? '.'), 'any.js'));
let chromium;
try {
  ({ chromium } = require('playwright-core'));
  require.resolve('axe-core');
} catch {
  skip('playwright-core or axe-core is not here (npm install --prefix build/node playwright-core axe-core)');
}
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) skip('there is no Chromium');

const book = resolve(process.argv[2]);
const pages = readdirSync(book).filter(name => name.endsWith('.html')).sort();
const wrong = [];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

const widthOver = page => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

// A page that says what it complains about, and asks for nothing but files.
async function listened(context, where) {
  const page = await context.newPage();
  page.on('console', m => ['error', 'warning'].includes(m.type()) && wrong.push(`${where}: ${m.text()}`));
  page.on('pageerror', e => wrong.push(`${where}: ${e.message}`));
  page.on('requestfailed', r => wrong.push(`${where}: could not load ${r.url()}`));
  page.on('request', r => r.url().startsWith('file:') || wrong.push(`${where}: asks for ${r.url()}`));
  return page;
}

// Opens each of `names` once, and makes its window wide and narrow, light and dark.
async function open(names) {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1400, height: 844 } });
  for (let name; (name = names.shift());) {
    const page = await listened(context, name);
    await page.goto(`file://${book}/${name}`);
    for (const width of [320, 390, 800, 1280, 1400]) {
      await page.setViewportSize({ width, height: 844 });
      const over = await widthOver(page);
      if (over > 0) wrong.push(`${name} (${width} px): ${over} px too wide`);
      if (width === 390) {
        await beginsAtOnce(page, name);
        await fitsAPhone(page, name);
      }
      if (width === 1280) await cutsNoCode(page, name);
      if (width === 1280) await marginIsClear(page, name);
    }
    await opensFolds(page, name);
    await accessible(page, name);
    await page.close();
  }
  await context.close();
}

async function openWithoutScript() {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, javaScriptEnabled: false });
  for (const name of pages) {
    const page = await listened(context, `${name} (no script)`);
    await page.goto(`file://${book}/${name}`);
    const over = await widthOver(page);
    if (over > 0) wrong.push(`${name} (no script): ${over} px too wide`);
    await page.close();
  }
  await context.close();
}

// On a phone a page begins with its heading.
async function beginsAtOnce(page, name) {
  const bottom = await page.locator('h1').first().evaluate(heading => heading.getBoundingClientRect().bottom);
  if (bottom > 844) wrong.push(`${name} (390 px): its heading is below the first screen`);
}

// On a phone a table, printed or made, and a drawing are as wide as the page, in a plot no word stands on another or beyond the
// edge, and no line of code is broken within an arrow.
async function fitsAPhone(page, name) {
  const found = await page.evaluate(async () => {
    await document.fonts.ready;
    const at = element => element.getBoundingClientRect();
    const on = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    const cut = [...document.querySelectorAll('.measured pre, .made table, figure:not(.strip) > .drawing, .step')]
      .filter(wide => wide.checkVisibility() && wide.scrollWidth > wide.clientWidth + 1);
    const words = [...document.querySelectorAll('.plot svg')].map(svg => [...svg.querySelectorAll('text')].filter(word => word.textContent.trim()));
    const crowded = words.flatMap(all => all.filter((one, i) =>
      at(one).right > innerWidth || all.slice(i + 1).some(other => on(at(one), at(other)))));
    const lines = kept => new Set([...kept.getClientRects()].map(part => Math.round(part.top))).size;
    const broken = [...document.querySelectorAll('pre b')].filter(kept => lines(kept) > 1);
    return [...cut, ...crowded, ...broken].map(element => element.textContent.trim().slice(0, 60));
  });
  for (const text of found) wrong.push(`${name} (390 px): does not fit: ${text}`);
}

// No code is cut off on a wide screen.
async function cutsNoCode(page, name) {
  if (!/^\d\d-/.test(name)) return;
  const cut = await page.locator('pre').evaluateAll(found => found.filter(code => code.scrollWidth > code.clientWidth).length);
  if (cut) wrong.push(`${name} (1280 px): ${cut} pieces of code are cut off`);
}

// Nothing in the margin stands on code, a drawing or a table, and what is said of a chunk stands beside it.
async function marginIsClear(page, name) {
  const found = await page.evaluate(() => {
    const at = element => element.getBoundingClientRect(), seen = element => element.checkVisibility() && element.offsetHeight > 0;
    const all = [...document.querySelectorAll('.side-note, .chunk-foot, figcaption, .small, .command')]
      .filter(element => seen(element) && getComputedStyle(element).float === 'right');
    const wide = [...document.querySelectorAll('main :is(pre, .step, .drawing, table)')].filter(seen);
    const on = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
    const on_something = all.filter(one => wide.some(other => !one.contains(other) && on(at(one), at(other))));
    const astray = all.filter(one => one.matches('.chunk-foot') && at(one).top > at(one.parentElement).bottom);
    return [...on_something, ...astray].map(element => element.textContent.trim().slice(0, 60));
  });
  for (const text of found) wrong.push(`${name} (1280 px): in the margin, not where it belongs: ${text}`);
}

// A link into a fold opens it.
async function opensFolds(page, name) {
  const id = await page.evaluate(() => document.querySelector('details:not([open]) [id]')?.id);
  if (!id) return;
  await page.evaluate(to => { location.hash = to; }, id);
  await page.waitForFunction(to => !document.getElementById(to).closest('details:not([open])'), id, { timeout: 3000 })
    .catch(() => wrong.push(`${name}: #${id} stays folded when a link leads to it`));
}

// What axe-core knows of accessibility: no violation, with everything open. Contrast takes most of its time, and is the
// same for all words that look the same, so it is asked of one of each look, in either theme.
const axe = require.resolve('axe-core');
async function accessible(page, where) {
  await page.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));
  await page.addScriptTag({ path: axe });
  await asks(page, where, { rules: { 'color-contrast': { enabled: false } } });
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await asks(page, `${where} (${colorScheme})`, { runOnly: ['color-contrast'] }, true);
  }
}

async function asks(page, where, options, oneOfEachLook) {
  const violations = await page.evaluate(async ([asked, few]) => {
    const behind = element => {
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === 'rgba(0, 0, 0, 0)' && element.parentElement ? behind(element.parentElement) : backgroundColor;
    };
    const look = element => {
      const { color, fontSize, fontWeight, opacity } = getComputedStyle(element);
      return [color, fontSize, fontWeight, opacity, behind(element)].join();
    };
    const worded = [...document.querySelectorAll('body *')].filter(element => element.checkVisibility() &&
      [...element.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim()));
    const of = few ? [...new Map(worded.map(element => [look(element), element])).values()] : document;
    return (await window.axe.run(of, { preload: false, resultTypes: ['violations'], ...asked })).violations;
  }, [options, oneOfEachLook]);
  for (const { id, help, nodes } of violations)
    wrong.push(`${where}: ${id}: ${help} (${nodes.length}, such as ${nodes[0].html.slice(0, 120)})`);
}

// What a reader does on a page of chapter 1, by keyboard.
async function behaves() {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const expect = (what, holds) => holds || wrong.push(`01-objects.html: ${what}`);
  await page.goto(`file://${book}/01-objects.html`);

  const expand = page.locator('#chunk-the-type-of-an-object-1 .expand').first();
  await expand.focus();
  await page.keyboard.press('Enter');
  const code = page.locator('#chunk-the-type-of-an-object-1 .expanded');
  expect('a use does not expand', (await code.textContent()).includes('(*free)'));
  await page.keyboard.press('Enter');
  expect('a use does not fold again', await code.count() === 0);

  await page.locator('#chunk-take-a-reference-away-1 a.id', { hasText: 'ob_dealloc' }).focus();
  expect('an identifier shows no comment',
    await page.locator('#tip').waitFor({ timeout: 9000 }).then(() => true, () => false));

  await page.getByRole('button', { name: 'Change between light and dark' }).click();
  await page.reload();
  expect('the theme is not remembered', await page.evaluate(() => document.documentElement.dataset.theme) === 'dark');

  for (const word of ['ob_refcnt', 'traverse', 'bind a name', 'immortal']) {
    await page.getByRole('button', { name: 'search', exact: true }).click();
    await page.waitForFunction(() => window.bookDocs);
    await page.waitForFunction(text => {
      const field = document.querySelector('.search input');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      return document.querySelector('.search li');
    }, word, { timeout: 9000 }).catch(() => {});
    expect(`nothing is found for ${word}`, await page.locator('.search li').count() > 0);
    const took = Math.min(...await page.evaluate(() => Array.from({ length: 9 }, () => {
      const begun = performance.now();
      document.querySelector('.search input').dispatchEvent(new Event('input'));
      return performance.now() - begun;
    })));
    expect(`searching for ${word} takes ${took.toFixed()} ms`, took < 100);
    await page.keyboard.press('Escape');
  }

  // Search by keyboard: what defines a name comes first, arrows move, Enter goes there.
  await page.keyboard.press('/');
  await page.keyboard.type('ob_refcnt');
  await page.locator('.search li a').first().waitFor();
  expect('what defines ob_refcnt is not the first thing found', await page.locator('.search h2').first().textContent() === 'Defined here');
  expect('no word is marked', await page.locator('.search mark').count() > 0);
  expect('a solution or a hint is found', await page.locator('.search li a', { hasText: /solutions|hint/ }).count() === 0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#chunk/);

  // Every identifier that can be pointed at says something, and Esc closes it.
  await page.goto(`file://${book}/04-cycles.html`);
  const link = page.locator('a.id').first();
  await link.focus();
  await page.locator('#tip').waitFor({ timeout: 9000 });
  const silent = await page.evaluate(() => [...new Set([...document.querySelectorAll('a.id')].map(id => id.textContent))]
    .filter(name => !(window.bookComments[name] ?? []).slice(2).some(Boolean)));
  expect(`of ${silent} nothing is said`, silent.length === 0);
  await page.keyboard.press('Escape');
  expect('Esc does not close what is said of an identifier', !await page.locator('#tip').isVisible());

  // A figure grows, and Esc closes it.
  await page.getByRole('button', { name: 'larger' }).first().click();
  expect('a figure does not grow', await page.locator('.drawing.zoomed').count() === 1);
  await page.keyboard.press('Escape');
  expect('Esc does not close a figure', await page.locator('.drawing.zoomed').count() === 0);

  // The bar says where one is, and stays.
  await page.locator('h2').nth(3).scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  expect('the bar does not stay', await page.locator('.bar').evaluate(bar => bar.getBoundingClientRect().top === 0));
  expect('the bar does not say the section', (await page.locator('.where').textContent()).includes(' · '));

  // A claim opens its proof.
  await page.goto(`file://${book}/01-objects.html`);
  await page.locator('a.proof').first().click();
  await page.locator('.proofs pre').first().waitFor({ timeout: 9000 });
  await accessible(page, '01-objects.html, with a proof');

  // The first page answers, and the collector takes what is red.
  await page.goto(`file://${book}/index.html`);
  await page.locator('.reveal').click();
  expect('? does not show what is printed', await page.locator('.reveal').textContent() === '2');
  expect('the red ones stay', await page.locator('.snake.collected').count() === 1);

  await page.goto(`file://${book}/01-objects.html`);
  const runs = page.locator('#chunk-take-a-reference-away-1 .runs button');
  if (await runs.count()) {                     // the book knows, after make coverage
    await runs.focus();
    await page.keyboard.press('Enter');
    await page.locator('.tests a').first().waitFor();
    await accessible(page, '01-objects.html, with a list of tests');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tests-\d+\.html#/, { timeout: 9000 })
      .catch(() => wrong.push('01-objects.html: the key after "Run by" does not lead to a test, but to ' + page.url()));
    expect('a test is not where its link leads', await page.locator('.chunk:target pre').count() === 1);
  }
  await context.close();
}

// The way into the Workshop and out of it, and what an old link meets.
async function workshop() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const expect = (what, holds) => holds || wrong.push(`01-objects-workshop.html: ${what}`);
  const at = (name, id) => page.waitForURL(url => url.href.endsWith(`/${name}.html${id}`), { timeout: 9000 })
    .then(() => true, () => false);
  const inView = selector => page.locator(selector).evaluate(element => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  await page.goto(`file://${book}/01-objects.html#bytes`);
  expect('the contents do not mark the section in view',
    await page.locator('.contents [aria-current=true][href="#bytes"]').waitFor({ timeout: 9000 }).then(() => true, () => false));
  await page.locator('#chunk-allocate-a-block-1 .chunk-head .file a', { hasText: 'src/mem.c' }).click();
  expect('a use on the path does not lead here', await at('01-objects-workshop', '#chunk-src-mem-c-1'));
  expect('the chunk that a link leads to is not in view', await inView('.chunk:target'));
  await page.locator('.chunk:target a.chunkname', { hasText: 'allocate a block' }).click();
  expect('a use does not lead back to the path', await at('01-objects', '#chunk-allocate-a-block-1'));
  await page.goto(`file://${book}/01-objects.html#chunk-src-mem-c-1`);
  expect('a link to the chapter does not find a chunk that is here', await at('01-objects-workshop', '#chunk-src-mem-c-1'));
  await page.goto(`file://${book}/01-objects.html#names-workshop`);
  expect('the chapter has no door at #names-workshop', await inView('#names-workshop a'));
  await page.locator('#names-workshop a').click();
  expect('the door does not lead here', await at('01-objects-workshop', ''));
  await page.locator('.pager a[rel=next]').click();
  expect('the next chapter does not follow', await at('02-counting', ''));
  await page.close();
}

// On a phone a strip shows one step, and ‹ › lead to the others. The folds of an exercise stand in one row where there is room.
async function turns() {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const expect = (what, holds) => holds || wrong.push(`04-cycles.html: ${what}`);
  await page.goto(`file://${book}/04-cycles.html`);
  const turn = page.locator('.turns').first();
  expect('a strip does not begin with its first step', (await turn.textContent()).includes('1 of'));
  await turn.getByRole('button', { name: 'The next step' }).click();
  expect('› does not lead to the next step',
    await turn.getByText('2 of').waitFor({ timeout: 9000 }).then(() => true, () => false));
  await page.setViewportSize({ width: 1280, height: 844 });
  expect('‹ › stay where all steps can be seen', !await turn.isVisible());
  const rows = await page.locator('.solution').evaluateAll(found => found.map(solution =>
    solution.getBoundingClientRect().top - solution.parentElement.querySelector('.hint').getBoundingClientRect().top));
  expect('the hints of an exercise and its solution are not in one row', rows.length > 0 && rows.every(below => below === 0));
  const second = page.locator('.hint + .hint > summary').first();
  await second.click();
  expect('an open hint does not say what it is', await second.locator('span').evaluate(word => word.offsetWidth > 9));
  await page.close();
}

// On paper nothing is folded, no code is cut, and ink is dark, whatever the theme.
async function prints() {
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`file://${book}/01-objects.html`);
  const ink = await page.evaluate(() => getComputedStyle(document.body).color.match(/\d+/g).every(part => part < 64));
  if (!ink) wrong.push('01-objects.html, printed: the ink is that of the dark theme');
  const lost = await page.locator('details > :not(summary), .side-note').evaluateAll(
    found => found.filter(element => !element.checkVisibility() || !element.offsetHeight).length);
  const cut = await page.locator('pre').evaluateAll(
    found => found.filter(code => code.scrollWidth > code.clientWidth).length);
  if (lost) wrong.push(`01-objects.html, printed: ${lost} parts of answers, hints or notes are lost`);
  if (cut) wrong.push(`01-objects.html, printed: ${cut} pieces of code are cut off`);
  await page.close();
}

const names = [...pages];
const readers = async () => { for (const read of [openWithoutScript, behaves, workshop, turns, prints]) await read(); };
await Promise.all([open(names), readers().then(() => open(names))]);
await browser.close();
console.log(wrong.length ? wrong.join('\n') : `${pages.length} pages: opened, and nothing to say`);
process.exit(wrong.length ? 1 : 0);
