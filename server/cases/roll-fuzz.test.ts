/**
 * Rolls whose structure is hostile: tables and workbooks made wrong on purpose, some hundred from a seed, as many as are asked for. Each is read or refused with a word, soon,
 * and memory stays within its bounds. `PASSERELLE_FUZZ_SEED=n PASSERELLE_FUZZ_ROUNDS=n` looks elsewhere, or longer.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { seededDice, type Dice } from '#database/seeded-dice.ts'
import { rollFileRefusals } from '#domain/cases/roll-words.ts'
import type { Day } from '#domain/kit/day.ts'
import { readPack } from '#packs/read-pack.ts'
import { readRollParts } from './roll-reader.ts'
import { partsOf, zip } from './test-workbook.ts'

const firstSeed = Number(process.env['PASSERELLE_FUZZ_SEED'] ?? 1)
const rounds = Number(process.env['PASSERELLE_FUZZ_ROUNDS'] ?? 150)
/** What all of them together may add to the process, and what one may take. Threads of large files have their own bound. */
const memoryMb = 700
const eachMs = 120_000 // of a machine shared with others: some hundred milliseconds on a quiet one

const programme = (() => {
  const reading = readPack(new URL('../../packs/france/', import.meta.url).pathname)
  assert.ok(reading.ok)
  return reading.pack.programmes.find(({ code }) => code === 'TRANSIT_CDG')!
})()

const headings = ['Dossier', 'Famille', 'Nom', 'Prénoms', 'Sexe', 'Date de naissance', 'Nationalité', 'Lien', 'Pays de destination']

/** Calendars and digits of other places beside ours, formulas, signs that turn the text, and what no text holds. */
const cells: ((dice: Dice) => string)[] = [
  (dice) => `${dice.between(1, 31)}/${dice.between(1, 12)}/${dice.between(1950, 2025)}`,
  (dice) => `${dice.between(1300, 1404)}/${dice.between(1, 12)}/${dice.between(1, 30)}`,
  (dice) =>
    [...`${dice.between(1370, 1447)}/${dice.between(1, 12)}/${dice.between(1, 29)}`]
      .map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0x0660 + Number(sign)) : sign))
      .join(''),
  (dice) => String(dice.between(-10, 99_999)),
  (dice) => `25${dice.between(10, 68)}-0${dice.between(1, 9)}-1${dice.between(0, 9)}`,
  () => '=HYPERLINK("http://x.example","a")',
  () => '@SUM(A1:A9)',
  () => '+33 1 23',
  (dice) => (dice.chance(0.01) ? '\u202Eabc\u0000\u0007' : '\u202Eabc'),
  () => 'ሰላም ገብረ',
  () => '𝓢𝓮𝓵𝓪𝓶 \uD800',
  (dice) => 'x'.repeat(dice.chance(0.02) ? dice.between(0, 9_000) : dice.between(0, 260)),
  (dice) => '"'.repeat(dice.between(1, 7)),
  () => '',
  () => 'DP',
  () => 'SYR',
  () => 'Exemple-Réfugiée',
]

function hostileTable(dice: Dice): Buffer {
  const sign = dice.pick([';', ',', '\t', '|', ' '])
  const end = dice.pick(['\n', '\r\n', '\r', '\n\n', '\u2028'])
  const quoted = (text: string): string => (dice.chance(0.5) ? `"${text.replaceAll('"', dice.pick(['""', '"', '\\"']))}"` : text)
  const line = (): string =>
    Array.from({ length: dice.chance(0.05) ? dice.between(50, 3_000) : dice.between(0, 14) }, () => quoted(dice.pick(cells)(dice))).join(
      sign,
    )
  const rows = Array.from({ length: dice.chance(0.04) ? dice.between(2_000, 9_000) : dice.between(0, 40) }, line)
  const text =
    [...(dice.chance(0.8) ? [headings.join(sign)] : []), ...rows].join(end) +
    dice.pick(['', '', end, '"', '\n', sign.repeat(dice.chance(0.1) ? 90_000 : 9)])
  const encoded = dice.pick([
    () => Buffer.from(text),
    () => Buffer.from(`\uFEFF${text}`),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text)]),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${text}x`)]),
  ])()
  return dice.chance(0.2) ? encoded.subarray(0, dice.between(0, encoded.length)) : encoded
}

const honest = partsOf(readFileSync(new URL('../../examples/roll-clean.xlsx', import.meta.url)))
const sheetName = Object.keys(honest).find((name) => name.startsWith('xl/worksheets/'))!

/** One thing in the words of the format that is not as it should be. */
const slips: ((xml: string, dice: Dice) => string)[] = [
  (xml, dice) =>
    xml.replaceAll(/ r="([A-Z]+)(\d+)"/g, (whole) =>
      dice.chance(0.02) ? dice.pick(['', ' r="XFD1048576"', ' r="A0"', ' r="-1"', ' r="ZZZZ9"', ' r="A99999999999"']) : whole,
    ),
  (xml, dice) =>
    xml.replaceAll(/<row r="\d+"/g, (whole) =>
      dice.chance(0.1) ? dice.pick(['<row', '<row r="1"', '<row r="1e9"', '<row r="9007199254740993"']) : whole,
    ),
  (xml, dice) =>
    xml.replaceAll(/<v>[^<]*<\/v>/g, (whole) =>
      dice.chance(0.1) ? `<v>${dice.pick(['-1', '99999999', 'NaN', '1e308', '', '<v>', '&#x0;', '&lol;', '1'.repeat(2_000)])}</v>` : whole,
    ),
  (xml, dice) =>
    xml.replaceAll(/ t="\w+"/g, (whole) =>
      dice.chance(0.1) ? dice.pick([' t="s"', ' t="str"', ' t="e"', ' t="d"', ' t="b"', ' t="quack"', '']) : whole,
    ),
  (xml, dice) =>
    xml.replace('<sheetData>', `<sheetData>${`<row><c><f>1+1</f><v>${dice.between(0, 9)}</v></c></row>`.repeat(dice.between(1, 3_000))}`),
  (xml) =>
    xml
      .replace(
        /<\?xml[^>]*\?>/,
        '$&<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;"><!ENTITY n "&m;&m;&m;&m;&m;&m;&m;&m;">]>',
      )
      .replace('<v>', '<v>&n;'),
  (xml, dice) => xml + xml.slice(dice.between(0, xml.length)),
  (xml, dice) => xml.slice(0, dice.between(0, xml.length)),
  (xml, dice) => xml.replaceAll('</c>', () => (dice.chance(0.05) ? '' : '</c>')),
  (xml, dice) => xml.replaceAll('<c ', () => (dice.chance(0.02) ? '<c s="999" ' : '<c ')),
  (xml, dice) => xml.replace('<sheetData>', `<sheetData>${'<row>'.repeat(dice.between(1, 20_000))}`),
  (xml, dice) =>
    xml.replace(
      '</sheetData>',
      `<row r="2">${'<c t="inlineStr"><is><r><t>x</t></r></is></c>'.repeat(dice.between(1, 9_000))}</row></sheetData>`,
    ),
]

function hostileWorkbook(dice: Dice): Buffer {
  const parts: Record<string, string | Buffer> = { ...honest }
  for (let slip = dice.between(1, 3); slip > 0; slip--) {
    const name = dice.chance(0.7) ? sheetName : dice.pick(Object.keys(parts))
    if (parts[name] !== undefined) parts[name] = dice.pick(slips)(parts[name].toString(), dice)
  }
  if (dice.chance(0.1)) delete parts[dice.pick(Object.keys(parts))]
  if (dice.chance(0.1))
    parts['xl/_rels/workbook.xml.rels'] = String(honest['xl/_rels/workbook.xml.rels']).replace(
      /Target="[^"]*sheet1.xml"/,
      `Target="${dice.pick(['../../etc/passwd', '/xl/workbook.xml', '', 'worksheets/none.xml', 'http://x.example/'])}"`,
    )
  if (dice.chance(0.05)) parts[sheetName] = Buffer.alloc(dice.between(1, 20) * 1024 * 1024, '<')
  const made = zip(parts)
  // The directory of the archive: sizes, places and counts that are not so.
  for (let spoilt = dice.chance(0.3) ? dice.between(1, 4) : 0; spoilt > 0; spoilt--) {
    const at = made.lastIndexOf(dice.pick(['PK\u0001\u0002', 'PK\u0005\u0006', 'PK\u0003\u0004']), dice.between(0, made.length), 'latin1')
    if (at >= 0 && at + 40 < made.length)
      made.writeUInt32LE(dice.pick([0, 1, 0xffff_ffff, dice.between(0, 2 ** 31)]), at + dice.pick([10, 16, 20, 24, 28, 36]))
  }
  return dice.chance(0.1) ? Buffer.concat([made, Buffer.from('PK\u0005\u0006'), Buffer.alloc(dice.between(0, 40))]) : made
}

async function endOf(bytes: Buffer): Promise<string> {
  for await (const part of readRollParts({ bytes, programme, today: '2026-11-23' as Day })) {
    if (part.part !== 'END') continue
    if (part.result.ok) return part.result.value.faultCount > 0 ? 'faults' : 'clean'
    assert.ok((rollFileRefusals as readonly string[]).includes(part.result.refusal), part.result.refusal)
    return part.result.refusal
  }
  return assert.fail('no end')
}

for (const [what, make] of [
  ['tables', hostileTable],
  ['workbooks', hostileWorkbook],
] as const) {
  test(`${rounds} hostile ${what} from seed ${firstSeed} on are each read or refused with a word, soon and within bounds of memory`, async () => {
    const before = process.memoryUsage().rss
    const ends = new Map<string, number>()
    let slowest = { seed: 0, ms: 0 }
    let peak = before
    for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
      const bytes = make(seededDice(seed))
      const from = performance.now()
      const end = await endOf(bytes).catch((error: unknown) => assert.fail(`seed ${seed}: ${(error as Error).stack}`))
      const ms = performance.now() - from
      if (ms > slowest.ms) slowest = { seed, ms }
      assert.ok(ms < eachMs, `seed ${seed} took ${Math.round(ms)} ms`)
      peak = Math.max(peak, process.memoryUsage().rss)
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    const grown = Math.round((peak - before) / 1024 / 1024)
    console.log(
      `  ${what}: ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}; ${grown} MB more at most, the slowest ${Math.round(slowest.ms)} ms (seed ${slowest.seed})`,
    )
    assert.ok(grown < memoryMb, `${grown} MB more`)
    assert.ok(ends.size >= 3, 'slips that change nothing prove nothing')
  })
}

test('a gigabyte of commas is refused before it is read, and what unpacks to more than a roll costs a bounded thread', async () => {
  const before = process.memoryUsage().rss
  assert.equal(await endOf(Buffer.alloc(59 * 1024 * 1024, ',')), 'roll_row_too_long')
  assert.equal(await endOf(Buffer.alloc(64 * 1024 * 1024, ',')), 'roll_file_too_large')
  const texts = `<sst>${'<si><t>a</t></si>'.repeat(4_000_000)}</sst>`
  const bomb = zip({ ...honest, 'xl/sharedStrings.xml': texts })
  assert.ok(bomb.length < 2 * 1024 * 1024)
  const word = await endOf(bomb)
  assert.equal(word, 'roll_unpacks_too_large')
  const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024)
  console.log(`  the bombs: ${word}, ${grown} MB more afterwards`)
})
