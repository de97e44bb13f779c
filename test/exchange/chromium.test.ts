/** The report's page in a real browser. Never in CI, and only where Debian's Chromium is installed. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { htmlOf } from '../../src/exchange/html-report.ts';
import { reportPage } from '../../src/present/report-page.ts';
import { earlierQuarters, realisticView } from './realistic-report.ts';

const executablePath = '/usr/bin/chromium';
const why = process.env.CI ? 'never in CI' : existsSync(executablePath) ? '' : `there is no ${executablePath}`;
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(why)(`the page in Chromium${why && ` (SKIPPED: ${why})`}`, { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-page-'));
  const file = join(folder, 'rapport.html');
  const contexts = new Map<boolean, Promise<BrowserContext>>();

  beforeAll(async () => {
    writeFileSync(
      file,
      htmlOf(reportPage(await realisticView(), { day: day('2026-10-05'), earlier: earlierQuarters })),
    );
  });
  afterAll(async () => {
    for (const context of contexts.values()) await (await context).close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A browser with a user folder of its own, one with script and one without. */
  function browser(javaScriptEnabled: boolean): Promise<BrowserContext> {
    const userData = join(folder, `user-${javaScriptEnabled}`);
    const started =
      contexts.get(javaScriptEnabled) ??
      chromium.launchPersistentContext(userData, { executablePath, args, headless: true, javaScriptEnabled });
    contexts.set(javaScriptEnabled, started);
    return started;
  }

  /** The page, with what it asked for and what it complained of. */
  async function opened({ width = 1280, script = true } = {}) {
    const page = await (await browser(script)).newPage();
    await page.setViewportSize({ width, height: 900 });
    const [asked, complaints]: [string[], string[]] = [[], []];
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => complaints.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    return { page, asked, complaints };
  }

  test.each([380, 1280])('no fault that axe-core knows, and nothing beside the screen, at %i pixels', async width => {
    const { page } = await opened({ width });
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate('document.querySelectorAll("details").forEach(d => { d.open = true; })');
    const results = await page.evaluate<AxeResults>(`${axe}; axe.run()`);
    expect(results.violations.map(v => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(20);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test('it asks for nothing but itself, and its security policy stops nothing that it needs', async () => {
    const { page, asked, complaints } = await opened();
    await page.locator('#tabeller').scrollIntoViewIfNeeded();
    expect([asked, complaints]).toEqual([[pathToFileURL(file).href], []]);
  });

  test('without script: everything is there, and folded tables open', async () => {
    const { page } = await opened({ script: false });
    expect(await page.locator('article').count()).toBe(37);
    expect(await page.locator('figure svg').count()).toBe(3);
    await page.locator('summary').first().click();
    expect(await page.locator('#tabell-1').isVisible()).toBe(true);
  });

  test('what people wrote is seen as they wrote it, and does not run', async () => {
    const { page } = await opened();
    expect(await page.getByText('<script>alert(1)</script>').first().isVisible()).toBe(true);
    expect(await page.locator('script').count()).toBe(0);
  });

  test('a click on an answer marks the whole answer', async () => {
    const { page } = await opened();
    const answer = page.locator('article .value').nth(6);
    await answer.click();
    expect(await page.evaluate<string>('String(getSelection())')).toBe(await answer.textContent());
  });

  test('on paper: A4, no card over two pages, nothing cut off to the right', async () => {
    const { page } = await opened({ width: 690 });
    await page.emulateMedia({ media: 'print' });
    const breaks = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".card")].map(card => getComputedStyle(card).breakInside)',
    );
    expect(new Set(breaks)).toEqual(new Set(['avoid']));
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(690);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/^%PDF-.*\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/s);
  });
});
