/** The public pages, rendered from the packs that ship: valid, light, honest, and rights before return in every one of them. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { day } from '#domain/kit/day.ts'
import { AidForm, ClearanceKind, Direction } from '#domain/programmes/words.ts'
import { CountryRole, FundCode, ProjectStatus, Theme } from '#domain/projects/words.ts'
import { readAbout } from '#packs/about.ts'
import { countryName } from '#packs/places/countries.ts'
import { readPack } from '#packs/read-pack.ts'
import { messagesOf } from '#ui/languages/text.ts'
import { assessment, rateOf } from './accessibility.ts'
import { findAddress, hrefOf, portalLanguages } from './addresses.ts'
import type { Facts } from './facts.ts'
import { type Fragment, html, pageText } from './html.ts'
import { listPaths, renderMissing, renderPage } from './pages.ts'

const facts = factsOfFrance()
const paths = listPaths(facts)
const sheets = paths.filter((path) => path.endsWith('.txt'))
const pages = new Map<string, string>([
  ...paths.filter((path) => !sheets.includes(path)).map((path) => [path, page(path)] as const),
  ...portalLanguages.map((language) => [`/${language}/nowhere`, renderMissing(language, facts)] as const),
  ...portalLanguages.map(
    (language) =>
      [`${hrefOf(language, { place: 'projects' })}?q=traite`, page(hrefOf(language, { place: 'projects' }), { q: 'traite' })] as const,
  ),
])

describe('What is put between the tags', () => {
  test('A visitor who types markup sees it as text, in the page and in an attribute', () => {
    const typed = `<script>alert("x")</script>'&`
    assert.equal(html`<p title="${typed}">${typed}</p>`.markup.includes('<script'), false)
    assert.equal(html`<p>${'<b>'}${html`<i>${'&'}</i>`}${[1, false, undefined, 'x']}</p>`.markup, '<p>&lt;b&gt;<i>&amp;</i>1x</p>')
    const found = page('/fr/projets', { q: '"><script>alert(1)</script>' })
    assert.ok(found.includes('value="&quot;&gt;&lt;script&gt;') && !found.includes('<script'))
  })

  test('Something from a database that only looks like markup is refused', () => {
    assert.throws(() => html`${JSON.parse('{"markup":"<script>"}') as Fragment}`, TypeError)
    const broken = ['one', '', '  two'].join('\n')
    assert.equal(pageText(html`<p class="x" ${false}>${broken}</p>`), '<p class="x">one\ntwo</p>\n')
  })
})

describe('Every page, in both languages', () => {
  test('is valid HTML', async () => {
    const judge = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
      rules: {
        // Titles of projects are as long as their names; a search engine may cut them.
        'long-title': 'off',
        'doctype-style': ['error', { style: 'lowercase' }],
        'void-style': ['error', { style: 'selfclose' }],
        // Emergency numbers have no groups that could be torn apart.
        'tel-non-breaking': 'off',
        // The stylesheet comes from the same server, by the same connection.
        'require-sri': ['error', { target: 'crossorigin' }],
      },
    })
    const faults: string[] = []
    for (const [path, text] of pages) {
      const report = await judge.validateString(text)
      for (const result of report.results)
        for (const fault of result.messages) faults.push(`${path}:${fault.line} ${fault.ruleId} ${fault.message}`)
    }
    assert.deepEqual(faults, [])
  })

  test('arrives in less than 50 kB, names no other host, and holds no script and no inline style', () => {
    for (const [path, text] of pages) {
      assert.ok(gzipSync(text).length < 50_000 && brotliCompressSync(text).length < 50_000, path)
      assert.doesNotMatch(text, /(?:https?:)?\/\/[a-z0-9-]+\.[a-z]|www\.|@[a-z]/i, path)
      assert.doesNotMatch(text, /<script|<style|<iframe|<img|\sstyle=|\son\w+=/i, path)
    }
  })

  test('says its language, its twin in the other language and its own address', () => {
    for (const path of paths.filter((each) => !sheets.includes(each))) {
      const text = page(path)
      const { language, address } = findAddress(path)!
      assert.ok(text.startsWith(`<!doctype html>\n<html lang="${language}" dir="ltr">`), path)
      assert.ok(text.includes(`<link rel="canonical" href="${path}" />`), path)
      for (const other of portalLanguages)
        assert.ok(text.includes(`<link rel="alternate" hreflang="${other}" href="${hrefOf(other, address)}" />`), path)
    }
  })

  test('has one title, a skip link first, a footer with the legal notice and the accessibility statement, and a caption on each table', () => {
    for (const [path, text] of pages) {
      assert.equal(text.match(/<h1/g)?.length, 1, path)
      assert.match(text.slice(text.indexOf('<body>')), /^<body>\n<a class="skip" href="#content">/, path)
      const language = path.startsWith('/en') ? 'en' : 'fr'
      const foot = text.slice(text.indexOf('<footer>'))
      for (const place of ['home', 'legal', 'accessibility', 'contact', 'map'] as const)
        assert.ok(foot.includes(`href="${hrefOf(language, { place })}"`), `${path} ${place}`)
      assert.equal(text.match(/<table>/g)?.length, text.match(/<caption/g)?.length, path)
    }
  })

  test('says plainly that it is a demonstration, nobody’s official site, and that its people are fictitious', () => {
    for (const [path, text] of pages)
      assert.match(
        text,
        path.startsWith('/en')
          ? /not the official site of any organisation.*fictitious/
          : /le site officiel d’aucune organisation.*fictifs/,
        path,
      )
  })

  test('has words for everything it says, none that wounds, and no link called “click here”', () => {
    for (const [path, text] of pages) {
      assert.doesNotMatch(text, /\[portal\.|undefined|NaN|\[object/, path)
      assert.doesNotMatch(
        text,
        /\b(illegal|illégal|illégaux|illegally|illégalement|clandestin\w*|alien|aliens|bénéficiaires? illégi\w*)\b/iu,
        path,
      )
      for (const [, name] of text.matchAll(/<a [^>]*>([^<]*)<\/a>/g))
        assert.doesNotMatch(name!, /^\s*(cliquez )?ici|click here|^here$|en savoir plus|read more/i, `${path}: ${name}`)
    }
  })
})

test('Somebody who reads of return has read of asylum, legal help and safety before, on every page and sheet', () => {
  const spoken = [...pages].map(([path, text]) => [path, bodyText(text)] as const)
  const written = sheets.map((path) => [path, renderPage(path, {}, facts)!.text] as const)
  for (const [path, text] of [...spoken, ...written]) {
    const words = path.startsWith('/en')
      ? { first: [/asylum/i, /legal help/i], later: /\breturn/i }
      : { first: [/asile/i, /aide juridique/i], later: /\bretour|\brepart/i }
    const then = text.search(words.later)
    if (then === -1) continue
    for (const first of words.first) assert.ok(text.search(first) !== -1 && text.search(first) < then, `${path}: ${first}`)
  }
  const arer = page('/fr/programmes/arer')
  assert.ok(arer.indexOf('id="rights-first"') !== -1 && arer.indexOf('id="rights-first"') < arer.indexOf('class="facts"'))
  const returning = facts.projects.filter((project) => project.themes.includes('RETURN'))
  assert.ok(returning.length >= 8)
  for (const project of returning) {
    const text = page(`/en/projects/${project.code.toLowerCase()}`)
    assert.ok(text.indexOf('id="rights-first"') !== -1 && text.indexOf('id="rights-first"') < text.indexOf('class="summary"'), project.code)
  }
})

test('A reader of the history finds its four dates in order, in both languages, with the version and the day of review (M001)', () => {
  for (const path of ['/fr/a-propos', '/en/about']) {
    const text = page(path)
    const timeline = text.slice(text.indexOf('class="timeline"'), text.indexOf('</ol>', text.indexOf('class="timeline"')))
    assert.deepEqual(
      [...timeline.matchAll(/datetime="(\d{4})"/g)].map((year) => year[1]),
      ['1951', '1966', '1981', '1981', '1992', '1992'],
      path,
    )
    assert.equal(timeline.match(/<li>/g)?.length, 4)
    assert.match(
      timeline,
      path.startsWith('/fr')
        ? /fondateurs[^]*CIME[^]*hors de[^]*Observateur[^]*De nouveau membre/
        : /founders[^]*ICEM[^]*outside[^]*Observer[^]*full member again/,
    )
    assert.ok(text.includes(`<time datetime="${facts.about.reviewedOn}">`) && text.includes(`Version ${facts.about.version}`), path)
  }
})

test('A visitor counts six ongoing projects, fifteen completed ones and the five of the news, each with a page', () => {
  const french = page('/fr/projets')
  const counts = [...french.matchAll(/<span class="count">(\d+) entrées<\/span>/g)].map((count) => Number(count[1]))
  assert.deepEqual(counts, [6, 15, 5])
  assert.match(page('/en/projects'), /6 ongoing, 15 completed and 5 from the news/)
  assert.equal(facts.projects.length, 27, 'entry 3 of the ongoing projects holds two programmes')
  for (const project of facts.projects) assert.ok(french.includes(`href="/fr/projets/${project.code.toLowerCase()}"`), project.code)
})

test('A total of the past bears the mark that no person is behind it, and a ceiling that nobody has checked says so', () => {
  const transit = page('/fr/projets/d01')
  const row = transit.slice(transit.indexOf('<tbody>'), transit.indexOf('</tr>', transit.indexOf('<tbody>')))
  assert.match(row, /\(2011\)[^]*Agrégat historique, sans donnée personnelle[^]*ligne 7[^]*7\s799/u)
  for (const project of facts.projects)
    for (const path of [`/fr/projets/${project.code.toLowerCase()}`]) {
      const marked = project.figures.filter((figure) => figure.historicalAggregate).length
      assert.equal(page(path).match(/<strong class="badge">Agrégat historique/g)?.length ?? 0, marked, path)
    }
  assert.equal(page('/en/programmes/arer').match(/Demonstration figure/g)?.length, 2)
  assert.match(renderPage('/en/programmes/arer.txt', {}, facts)!.text, /€3,500\.00 per household \(Demonstration figure\)/)
})

test('A family keeps the steps of the reunification journey as plain text, without an account (M062)', () => {
  const sheet = renderPage('/fr/programmes/family-reunification.txt', {}, facts)!
  assert.equal(sheet.kind, 'plain')
  assert.match(sheet.text, /1\. Demande reçue\n2\. Voyage possible\n3\. Devis envoyé/)
  assert.match(sheet.text, /Document de voyage \(chaque voyageur/)
  assert.match(
    page('/fr/programmes/family-reunification'),
    /<a href="\/fr\/programmes\/family-reunification.txt" download="family-reunification-fr.txt">/,
  )
})

test('Somebody from Basra reads that ARER covers only the three Kurdish governorates of Iraq', () => {
  assert.match(page('/en/programmes/arer'), /Iraq <small>only: Erbil, Dohuk, Sulaymaniyah<\/small>/)
  assert.match(page('/fr/programmes/arer'), /Ces 13 pays sont couverts, et eux seuls/)
})

test('A visitor finds projects by words without accents, in either language, by country and by donor, and by section', () => {
  const codes = (asked: { q?: string; section?: string }) =>
    [...page('/fr/projets', asked).matchAll(/<h3><a href="\/fr\/projets\/(\w+)"/g)].map((found) => found[1])
  assert.deepEqual(codes({ q: 'femmes Aubervilliers' }), ['d06'])
  assert.deepEqual(codes({ q: 'algerie' }), ['c14'])
  assert.deepEqual(codes({ q: 'teenagers' }), [])
  assert.deepEqual(codes({ q: 'booklet' }), ['d03a'])
  assert.deepEqual(codes({ q: 'Sidaction, VIH' }), ['c07'])
  assert.deepEqual(codes({ section: 'NEWS' }), ['d09', 'd08', 'd04b', 'd07', 'd10'])
  assert.equal(codes({ q: 'traite', section: 'ONGOING' }).length, 1)
  assert.equal(codes({ section: 'ELSEWHERE' }).length, 27, 'an unknown section is no filter')
  assert.match(page('/fr/projets', { q: 'teenagers' }), /Aucun projet pour «\steenagers\s»/)
  assert.equal(renderPage('/fr/projets', { q: 'traite' }, facts)!.ofQuestion, true)
})

test('An office that has published nothing yet still shows rights, and says that there is nothing', () => {
  const empty = { ...facts, programmes: [], projects: [] }
  for (const path of listPaths(empty)) assert.doesNotMatch(renderPage(path, {}, empty)!.text, /\[portal\.|undefined/, path)
  assert.match(renderPage('/fr/programmes', {}, empty)!.text, /Aucun programme n’est publié[^]*rights-first/)
  assert.match(renderPage('/en/projects', {}, empty)!.text, /No project is published/)
})

test('An address is the same for ever: it leads back to what it names, and a wrong one leads nowhere', () => {
  for (const path of paths) assert.equal(hrefOf(findAddress(path)!.language, findAddress(path)!.address), path)
  assert.equal(new Set(paths).size, paths.length)
  for (const path of [
    '/fr/nowhere',
    '/de',
    '/fr/projets/z99',
    '/fr/projets/d01/more',
    '/fr/a-propos/x',
    '/en/projets',
    '/fr/programmes/none.txt',
    '/',
    '',
  ])
    assert.equal(renderPage(path, {}, facts), undefined, path)
})

test('Every code that a pack may use has words, also those that no pack uses yet', () => {
  const lists: [string, readonly string[]][] = [
    ['form', AidForm.options],
    ['clearance', ClearanceKind.options],
    ['direction', Direction.options],
    ['programme.countries', Direction.options],
    ['theme', Theme.options],
    ['status', ProjectStatus.options],
    ['fund', FundCode.options],
    ['country', CountryRole.options],
  ]
  for (const language of portalLanguages)
    for (const [list, codes] of lists)
      for (const code of codes) assert.ok(messagesOf(language)[`portal.${list}.${code}`], `${language}: portal.${list}.${code}`)
})

test('The rate of the accessibility statement is worked out from criteria that exist, each counted once', () => {
  assert.equal(
    assessment.reduce((sum, theme) => sum + theme.criteria, 0),
    106,
  )
  for (const { number, criteria, met, open } of assessment) {
    const named = [...met, ...open]
    assert.equal(new Set(named).size, named.length)
    for (const criterion of named) {
      const [theme, place] = criterion.split('.').map(Number)
      assert.ok(theme === number && place! >= 1 && place! <= criteria, criterion)
    }
  }
  const { applicable, met, rate } = rateOf(assessment)
  assert.deepEqual([applicable, met], [47, 42])
  assert.ok(page('/en/accessibility').includes(`<strong>${(Math.floor(rate * 1000) / 10).toFixed(1)}%</strong>`))
  assert.match(page('/en/accessibility'), /self-assessment[^]*not an audit/)
})

function page(path: string, asked: { q?: string; section?: string } = {}): string {
  const rendered = renderPage(path, asked, facts)
  assert.ok(rendered, path)
  return rendered.text
}

/** What is read from top to bottom: no markup, no head. */
function bodyText(text: string): string {
  return text.slice(text.indexOf('<body>')).replace(/<[^>]*>/g, ' ')
}

function factsOfFrance(): Facts {
  const folder = join(import.meta.dirname, '../packs/france')
  const reading = readPack(folder)
  const about = readAbout(folder)
  assert.ok(reading.ok && about.ok)
  const { programmes, projects } = reading.pack
  const codes = [...programmes, ...projects].flatMap((each) => each.countries.map((country) => country.iso3))
  const countryNames = Object.fromEntries(
    codes.map((code) => [code, { fr: countryName(code, 'fr') ?? code, en: countryName(code, 'en') ?? code }]),
  )
  return { programmes, projects, about: about.word, countryNames, today: day('2026-11-23'), stylesheet: '/portal.css' }
}
