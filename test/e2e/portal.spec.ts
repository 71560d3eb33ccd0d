/** The portal in a real browser: nothing for axe to find on any page, the keyboard reaches everything, and it fits the narrowest phone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { listPaths } from '#portal/pages.ts'
import { loadPacks } from '#server/load-packs.ts'
import { readPublished } from '#server/portal-facts.ts'
import { type Journey, skip, startJourney } from './journey.ts'

let journey: Journey
let paths: string[] = []

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  await loadPacks(journey.office.house)
  const published = listPaths(await readPublished(journey.office.house)).filter((path) => !path.endsWith('.txt'))
  assert.equal(published.length, 2 * (9 + 3 + 27))
  paths = [...published, '/fr/nulle-part', '/en/nowhere', '/fr/projets?q=traite', '/en/projects?section=NEWS']
})
after(() => journey?.close())

/** One visit with a device of its own; it ends without a complaint on the console and without a question to any other host. */
async function visit(name: string, options: BrowserContextOptions, does: (page: Page) => Promise<void>): Promise<void> {
  const device = await journey.openDevice(name, options)
  const elsewhere: string[] = []
  device.page.on('request', (request) => {
    if (!request.url().startsWith(journey.origin) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  await does(device.page)
  await device.close()
  assert.deepEqual([...device.complaints, ...elsewhere], [])
}

/** Legacy mode opens no second page for each report; it only matters to pages with frames, and ours have none. */
async function axe(page: Page, where: string): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  assert.ok(found.passes.length > 20, `${where}: axe did not look`)
  return found.violations.map((fault) => `${where} ${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

// In the dark one project and one programme stand for the others: nothing but colours changes.
const readings = [
  { who: 'Somebody who reads French with assistive technology', colorScheme: 'light', picks: /^\/fr/ },
  { who: 'Somebody who reads English with assistive technology', colorScheme: 'light', picks: /^\/en/ },
  {
    who: 'Somebody whose device is set to dark',
    colorScheme: 'dark',
    picks: /^\/fr(?!\/projets\/(?!d04b)|\/programmes\/(?!arer))/,
  },
] as const

for (const { who, colorScheme, picks } of readings) {
  test(`${who} meets no obstacle that axe knows, on any page`, { skip, timeout: 290_000 }, async () => {
    const faults: string[] = []
    const list = paths.filter((path) => picks.test(path))
    assert.ok(list.length >= 12, `${list.length} pages`)
    await visit('axe', { colorScheme, viewport: { width: 1280, height: 900 } }, async (page) => {
      for (const path of list) {
        await page.goto(path)
        faults.push(...(await axe(page, path)))
      }
    })
    assert.deepEqual(faults, [])
  })
}

test(
  'Somebody with a narrow phone, large letters or wide spacing reads every page without scrolling sideways',
  { skip, timeout: 290_000 },
  async () => {
    const wide: string[] = []
    const check = async (page: Page, how: string) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) wide.push(`${how} ${page.url().replace(journey.origin, '')}: ${over}px`)
    }
    // The policy of the pages refuses styles that are not ours, and a reader's own style sheet is not: so it is lifted for this test only.
    await visit('visit', { viewport: { width: 320, height: 640 }, bypassCSP: true }, async (page) => {
      for (const path of paths) {
        await page.goto(path)
        await check(page, '320px')
        await page.addStyleTag({
          content:
            '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
        })
        await check(page, 'spacing')
      }
    })
    await visit('visit', { viewport: { width: 1280, height: 900 }, bypassCSP: true }, async (page) => {
      for (const path of paths) {
        await page.goto(path)
        await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
        await check(page, 'letters of 200 %')
      }
    })
    assert.deepEqual(wide, [])
  },
)

test(
  'Somebody with a keyboard alone skips to the content, sees where they are, and searches a project',
  { skip, timeout: 60_000 },
  async () => {
    await visit('visit', { viewport: { width: 1024, height: 768 } }, async (page) => {
      await page.goto('/fr/projets')
      await page.keyboard.press('Tab')
      const skipLink = page.getByRole('link', { name: 'Aller au contenu' })
      assert.ok(
        await skipLink.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0),
        'the skip link comes first and into view',
      )
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'content')
      await page.keyboard.press('Tab')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'q', 'the next stop is in the content')
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle), 'none')
      await page.keyboard.type('sidaction')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=sidaction/)
      assert.equal(await page.locator('h3').count(), 1)
      assert.match((await page.locator('.found').textContent()) ?? '', /1 projet pour/)
    })
  },
)

test('Each stop of the keyboard is visible, in the order of reading, and never a trap', { skip, timeout: 60_000 }, async () => {
  await visit('visit', { viewport: { width: 1280, height: 900 } }, async (page) => {
    for (const path of ['/fr', '/en/programmes/arer', '/fr/projets/d04b']) {
      await page.goto(path)
      const expected = await page.locator('a[href], button, input, select, [tabindex="0"]').count()
      const stops = new Set<string>()
      for (let press = 0; press < expected; press++) {
        await page.keyboard.press('Tab')
        const stop = await page.evaluate(() => {
          const element = document.activeElement!
          const box = element.getBoundingClientRect()
          const all = [...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')]
          return {
            index: all.indexOf(element),
            seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
            outlined: getComputedStyle(element).outlineStyle !== 'none',
          }
        })
        assert.deepEqual(stop, { index: press, seen: true, outlined: true }, `${path}, stop ${press + 1} of ${expected}`)
        stops.add(String(stop.index))
      }
      assert.equal(stops.size, expected, path)
    }
  })
})

test('Everything a finger presses is large enough', { skip, timeout: 60_000 }, async () => {
  await visit('visit', { viewport: { width: 360, height: 740 }, hasTouch: true }, async (page) => {
    for (const path of ['/fr', '/fr/projets', '/fr/vos-droits']) {
      await page.goto(path)
      // A link inside a sentence is exempt (WCAG 2.5.8); the skip link is out of sight until it is needed.
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('header li a, footer li a, .button, button, input, select, .call')]
          .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 24 || box.width < 24)
          .map(({ name }) => name),
      )
      assert.deepEqual(small, [], path)
    }
  })
})

test('Somebody who prints a programme gets the text without the menu, dark on white', { skip, timeout: 60_000 }, async () => {
  await visit('visit', { colorScheme: 'dark' }, async (page) => {
    await page.goto('/fr/programmes/arer')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.menu').isVisible(), false)
    assert.equal(await page.locator('table').first().isVisible(), true)
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)')
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color), 'rgb(24, 36, 48)')
  })
})
