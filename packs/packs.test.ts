// The packs that ship are valid and say what the source documents say; a broken pack tells its author where and how to mend it.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '#domain/kit/day.ts'
import { followUpsAfter, isEligible, isRunning, offersForm } from '#domain/programmes/rules.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { archiveCount, totalsByDonor } from '#domain/projects/rules.ts'
import { historicalYearsAt } from './transit/history.ts'
import { describeFault, readPack, type Pack } from './read-pack.ts'

const france = join(import.meta.dirname, 'france')

function pack(): Pack {
  const reading = readPack(france)
  assert.ok(reading.ok, reading.ok ? '' : reading.faults.map(describeFault).join('\n'))
  return reading.pack
}
function programme(code: string): Programme {
  const found = pack().programmes.find((each) => each.code === code)
  assert.ok(found)
  return found
}

test('An office opens the French pack and finds nothing to mend', () => {
  const { programmes, projects } = pack()
  assert.deepEqual(
    programmes.map((each) => each.code),
    ['ARER', 'FAMILY_REUNIFICATION', 'TRANSIT_CDG'],
  )
  assert.equal(projects.length, 27)
})

test('A man from Erbil is covered by ARER and a man from Basra is told why he is not', () => {
  const arer = programme('ARER')
  for (const code of ['IQ-AR', 'IQ-DA', 'IQ-SU']) assert.equal(isEligible(arer, { country: 'IRQ', subregion: code }).ok, true)
  const basra = isEligible(arer, { country: 'IRQ', subregion: 'IQ-BA' })
  assert.ok(!basra.ok)
  assert.equal(basra.refusal, 'subregion_not_in_programme')
  assert.equal(basra.details?.['coveredEn'], 'Erbil, Dohuk, Sulaymaniyah')
  const unknown = isEligible(arer, { country: 'IRQ' })
  assert.ok(!unknown.ok && unknown.refusal === 'subregion_not_in_programme' && unknown.details?.['subregion'] === null)
})

test('A returnee to any of the thirteen countries is covered by ARER, to another one is not', () => {
  const arer = programme('ARER')
  const codes = ['AFG', 'BGD', 'DJI', 'ETH', 'IND', 'IRQ', 'IRN', 'KEN', 'XKX', 'PAK', 'SRB', 'SDN', 'LKA']
  assert.deepEqual(arer.countries.map((country) => country.iso3).toSorted(), codes.toSorted())
  for (const country of codes)
    assert.equal(isEligible(arer, { country, ...(country === 'IRQ' ? { subregion: 'IQ-AR' } : {}) }).ok, true, country)
  for (const country of ['MLI', 'GEO', 'FRA']) {
    const answer = isEligible(arer, { country })
    assert.ok(!answer.ok && answer.refusal === 'country_not_in_programme', country)
  }
})

test('A family joining a relative is not refused for the country they leave', () => {
  assert.equal(isEligible(programme('FAMILY_REUNIFICATION'), { country: 'ERI' }).ok, true)
  assert.equal(isEligible(programme('TRANSIT_CDG'), { country: 'FIN' }).ok, true)
})

test('A counsellor sees when ARER ran, what it offers and when to call a returnee', () => {
  const arer = programme('ARER')
  assert.deepEqual(
    ['2009-04-30', '2009-05-01', '2011-05-31', '2011-06-01'].map((on) => isRunning(arer, day(on))),
    [false, true, true, false],
  )
  assert.equal(offersForm(arer, 'BUSINESS_CREATION'), true)
  assert.equal(offersForm(arer, 'STUDIES'), false)
  assert.deepEqual(followUpsAfter(arer, day('2010-08-31'))[1], {
    month: 6,
    dueOn: '2011-02-28',
    earliestOn: '2011-02-13',
    latestOn: '2011-03-15',
  })
})

test('A donor is never shown a ceiling without the note that says what it rests on', () => {
  for (const { ceilings } of pack().programmes) for (const ceiling of ceilings) assert.match(ceiling.note, /to be checked/)
})

test('An archivist counts six ongoing projects, fifteen completed ones and five from the news', () => {
  const { projects } = pack()
  assert.deepEqual(archiveCount(projects), { ONGOING: 6, COMPLETED: 15, NEWS: 5 })
  const numbers = (section: string) => new Set(projects.filter((each) => each.section === section).map((each) => each.archiveNumber))
  assert.deepEqual([...numbers('ONGOING')].toSorted(byValue), [1, 2, 3, 4, 5, 6])
  assert.deepEqual(
    [...numbers('COMPLETED')].toSorted(byValue),
    Array.from({ length: 15 }, (_, index) => index + 1),
  )
})

test('A donor adds up the portfolio and every contribution is in exactly one total', () => {
  const { projects } = pack()
  const totals = totalsByDonor(projects)
  const lines = projects.flatMap((project) => project.donors)
  assert.equal(
    totals.reduce((sum, total) => sum + total.unknownAmounts, 0),
    lines.filter((line) => line.amountMinor === undefined).length,
  )
  assert.equal(
    totals.reduce((sum, total) => sum + total.projects.length, 0),
    lines.length,
  )
  const known = lines.reduce((sum, line) => sum + (line.amountMinor ?? 0), 0)
  assert.equal(
    totals.flatMap((total) => total.amounts).reduce((sum, amount) => sum + amount.amountMinor, 0),
    known,
  )
  assert.deepEqual(totals.find((total) => total.donor === 'Fonds européen pour le retour')?.projects, ['D04', 'D04b', 'D07'])
})

test('A reader finds no share that no source gives, and the total of 2011 marked as history', () => {
  const { projects } = pack()
  assert.ok(projects.every((project) => project.donors.every((donor) => donor.sharePercent === undefined)))
  const transit = projects.find((project) => project.code === 'D01')?.figures.find((figure) => figure.year === 2011)
  assert.equal(transit?.value, 7799)
  assert.equal(transit?.historicalAggregate, true)
  assert.deepEqual(
    historicalYearsAt('CDG').map(({ year, persons, source }) => [year, persons, source]),
    [[transit?.year, transit?.value, transit?.source]],
  )
  assert.match(transit?.note?.en ?? '', /no person data/)
  assert.ok(
    projects
      .flatMap((project) => project.figures)
      .every((figure) => figure.kind !== 'RESULT' || figure.unit !== 'PERSONS' || figure.historicalAggregate),
  )
})

test('A reader who counts the months of a project finds the duration that is told', () => {
  for (const { code, start, end, months } of pack().projects) {
    if (start === undefined || end === undefined || months === undefined) continue
    const [from, to] = [start, end].map((known) => Number(known.on.slice(0, 4)) * 12 + Number(known.on.slice(5, 7)))
    assert.ok(Math.abs(to! - from! + 1 - months) <= 1, code)
  }
})

test('Every source line that a pack cites exists in the document it names', () => {
  const lengths: Record<string, number> = { '000': 17, '001': 57, '002': 31, '003': 137, '004': 56 }
  const { programmes, projects } = pack()
  const cited = [...programmes, ...projects].flatMap((each) => JSON.stringify(each).match(/00[0-4]:\d+(-\d+)?/g) ?? [])
  assert.ok(cited.length > 50)
  for (const line of cited) {
    const [document = '', span = ''] = line.split(':')
    const [first = 0, last = first] = span.split('-').map(Number)
    assert.ok(first >= 1 && first <= last && last <= (lengths[document] ?? 0), line)
  }
})

const breakages: { name: string; file: string; from: string; to: string; at: string; says: RegExp }[] = [
  {
    name: 'a country code that is not one',
    file: 'programmes/arer.yaml',
    from: 'iso3: BGD',
    to: 'iso3: BG',
    at: 'iso3: BG }',
    says: /alpha-3/,
  },
  {
    name: 'a form nobody knows',
    file: 'programmes/arer.yaml',
    from: 'JOB_PLACEMENT',
    to: 'JOBS',
    at: 'JOBS',
    says: /Use one of: VOCATIONAL_TRAINING/,
  },
  { name: 'a misspelt field', file: 'programmes/arer.yaml', from: 'direction:', to: 'directoin:', at: 'directoin', says: /spelling/ },
  {
    name: 'an end before the start',
    file: 'projects/d05-fiit.yaml',
    from: 'on: 2013-06-30',
    to: 'on: 2010-06-30',
    at: '2010-06-30',
    says: /after the start/,
  },
  {
    name: 'a figure in words',
    file: 'programmes/arer.yaml',
    from: 'amountMinor: 350000',
    to: 'amountMinor: lots',
    at: 'lots',
    says: /type (int|number)/,
  },
  {
    name: 'a source that is no source',
    file: 'projects/d06-femiss.yaml',
    from: 'source: 003:54-57',
    to: 'source: somebody',
    at: 'somebody',
    says: /003:63-75/,
  },
  {
    name: 'a subregion without its country',
    file: 'programmes/arer.yaml',
    from: 'code: IQ-AR',
    to: 'code: Erbil',
    at: 'code: Erbil',
    says: /3166-2/,
  },
  {
    name: 'an unclosed bracket',
    file: 'projects/d02-family-reunification.yaml',
    from: 'themes: [FAMILY_REUNIFICATION]',
    to: 'themes: [FAMILY_REUNIFICATION',
    at: 'figures:',
    says: /indentation/,
  },
  {
    name: 'the code of another project',
    file: 'projects/d10-cop21.yaml',
    from: 'code: D10',
    to: 'code: D09',
    at: 'code: D09',
    says: /another code/,
  },
]

test('An author who breaks a file is told the file, the line and how to mend it, all faults at once', () => {
  const copy = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    cpSync(france, copy, { recursive: true })
    for (const { file, from, to } of breakages) {
      const text = readFileSync(join(copy, file), 'utf8')
      assert.ok(text.includes(from), from)
      writeFileSync(join(copy, file), text.replace(from, to))
    }
    const reading = readPack(copy)
    assert.ok(!reading.ok)
    for (const { name, file, at, says } of breakages) {
      const line =
        readFileSync(join(copy, file), 'utf8')
          .split('\n')
          .findIndex((text) => text.includes(at)) + 1
      const said = reading.faults.filter(
        (fault) => fault.file === file && Math.abs(fault.line - line) <= (name === 'an unclosed bracket' ? 1 : 0),
      )
      assert.ok(
        said.some((fault) => says.test(fault.mend)),
        `${name}: ${file}:${line}\n${reading.faults.map(describeFault).join('\n')}`,
      )
    }
  } finally {
    rmSync(copy, { recursive: true })
  }
})

test('An author who forgets a field, or a whole pack, is told so', () => {
  const copy = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    cpSync(france, copy, { recursive: true })
    writeFileSync(join(copy, 'programmes/notes.txt'), 'hello')
    writeFileSync(join(copy, 'programmes/empty.yaml'), '')
    const reading = readPack(copy)
    assert.ok(!reading.ok)
    assert.deepEqual(
      reading.faults.map((fault) => fault.file),
      ['programmes/empty.yaml', 'programmes/notes.txt'],
    )
    assert.equal(readPack(join(copy, 'nowhere')).ok, false)
  } finally {
    rmSync(copy, { recursive: true })
  }
})

function byValue(a: number | undefined, b: number | undefined): number {
  return (a ?? 0) - (b ?? 0)
}
