// browser.mjs BOOK: opens every page of the rendered book from file://, in both themes, wide and narrow,
// with JavaScript and without. No page may say anything on the console, ask for anything that is not
// there or is not a file, or be wider than its window.
import { createRequire } from 'node:module';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SKIPPED = 77;
function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(SKIPPED);
}

let chromium;
try {
  const require = createRequire(join(process.env.NODE_PATH ?? '.', 'x.js'));
  ({ chromium } = require('playwright-core'));
} catch {
  skip('playwright-core is not here (npm install --prefix build/node playwright-core)');
}
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) skip('there is no Chromium');

const book = resolve(process.argv[2]);
const pages = readdirSync(book).filter(name => name.endsWith('.html')).sort();
const wrong = [];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

async function open(settings, width, script) {
  const context = await browser.newContext({
    colorScheme: settings, viewport: { width, height: 900 }, javaScriptEnabled: script,
  });
  for (const name of pages) {
    const where = `${name} (${settings}, ${width} px${script ? '' : ', no script'})`;
    const page = await context.newPage();
    page.on('console', m => ['error', 'warning'].includes(m.type()) && wrong.push(`${where}: ${m.text()}`));
    page.on('pageerror', e => wrong.push(`${where}: ${e.message}`));
    page.on('requestfailed', r => wrong.push(`${where}: could not load ${r.url()}`));
    page.on('request', r => r.url().startsWith('file:') || wrong.push(`${where}: asks for ${r.url()}`));
    await page.goto(`file://${book}/${name}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0);
    if (overflow > 0) wrong.push(`${where}: ${overflow} px too wide`);
    if (script) await opensFolds(page, where);
    await page.close();
  }
  await context.close();
}

// A link into a fold opens it.
async function opensFolds(page, where) {
  const id = await page.evaluate(() => document.querySelector('details:not([open]) [id]')?.id);
  if (!id) return;
  await page.evaluate(to => { location.hash = to; }, id);
  await page.waitForTimeout(50);
  const shown = await page.evaluate(to => !document.getElementById(to).closest('details:not([open])'), id);
  if (!shown) wrong.push(`${where}: #${id} stays folded when a link leads to it`);
}

for (const theme of ['light', 'dark'])
  for (const width of [320, 800, 1400])
    await open(theme, width, true);
await open('light', 800, false);
await browser.close();
console.log(wrong.length ? wrong.join('\n') : `${pages.length} pages: opened, and nothing to say`);
process.exit(wrong.length ? 1 : 0);
