// The sheets of the movement types that ship say what domain.md 1.1 and 1.4 say, and fit the programmes of the office; a wrong row names its line.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { ValidityWindow } from '#domain/programmes/movement-type-words.ts'
import { MovementType } from '#domain/programmes/movement-types.ts'
import { optionOf } from '#domain/programmes/party-rules.ts'
import { listValidityWindows } from './clearances/validity-windows.ts'
import { describeFault, type Pack, readPack } from './read-pack.ts'
import { readRows } from './read-rows.ts'
import { listStandingParties } from './standing-parties.ts'

function pack(folder: string): Pack {
  const reading = readPack(join(import.meta.dirname, folder))
  assert.ok(reading.ok, reading.ok ? '' : reading.faults.map(describeFault).join('\n'))
  return reading.pack
}
const sheets = pack('.').movementTypes
const programmes = [...pack('france').programmes, ...pack('frames').programmes]

test('M132: each of the sixteen types has a sheet, and a programme under which a case of it opens', () => {
  assert.deepEqual(sheets.map(({ code }) => code).toSorted(), MovementType.options.toSorted())
  assert.deepEqual([...new Set(programmes.map(({ movementType }) => movementType))].toSorted(), MovementType.options.toSorted())
})

test('nobody mistakes a figure of our own knowledge for a checked one', () => {
  const rows = [...sheets.flatMap(({ clearances, documentMargins }) => [...clearances, ...documentMargins]), ...listValidityWindows()]
  assert.ok(rows.every(({ toBeChecked, checkedOn }) => toBeChecked || checkedOn !== undefined))
  assert.ok(
    listValidityWindows().every(({ toBeChecked }) => toBeChecked),
    'domain.md marks each of these figures as uncertain',
  )
})

test('a party that a programme always has is one that its movement type asks for', () => {
  for (const { programme, kind, state } of listStandingParties()) {
    const type = programmes.find(({ code }) => code === programme)?.movementType
    const option = optionOf(
      sheets.find(({ code }) => code === type)!,
      kind,
    )
    assert.ok(option, `${programme} ${kind}`)
    assert.equal(option.by === 'STATE', state !== undefined, `${programme} ${kind}`)
    assert.deepEqual(option.demands, [], `${programme} ${kind}: what differs from case to case cannot be written once`)
  }
})

test('an author of a sheet or a window is told file, line and remedy of each fault at once', () => {
  const copy = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    cpSync(join(import.meta.dirname, 'movement-types'), join(copy, 'movement-types'), { recursive: true })
    const breaks: [file: string, from: string, to: string, mend: RegExp][] = [
      ['vhr.yaml', 'kind: HOST_STATE', 'kind: HOST_COUNTRY', /Use one of: UNHCR_SUBMISSION/],
      ['gov-passenger.yaml', 'payers: [SELF]', 'payers: [NOBODY]', /Use one of: STATE/],
      ['avrr.yaml', 'documentMargins:\n  - { days: 90,', 'documentMargins:\n  - { days: 90, destinations: [CAN],', /without destinations/],
      ['repatriation.yaml', 'kind: IOM_COMPETENCE', 'kind: UNHCR_REFERENCE', /second one|organisationKinds/],
      [
        'hum-admission.yaml',
        'kind: VISA, whom: EACH, validFrom: 2020-01-01',
        'kind: VISA, whom: EACH, validFrom: 2020-01-01, validTo: 2019-01-01',
        /after the start/,
      ],
    ]
    for (const [file, from, to] of breaks) {
      const path = join(copy, 'movement-types', file)
      const text = readFileSync(path, 'utf8')
      assert.ok(text.includes(from), `${file}: ${from}`)
      writeFileSync(path, text.replace(from, to))
    }
    const reading = readPack(copy)
    assert.ok(!reading.ok)
    for (const [file, , to, mend] of breaks) {
      const wanted = to.split('\n')[0]!
      const line =
        readFileSync(join(copy, 'movement-types', file), 'utf8')
          .split('\n')
          .findIndex((each) => each.includes(wanted)) + 1
      const said = reading.faults.filter((fault) => fault.file === `movement-types/${file}`)
      assert.ok(
        said.some((fault) => mend.test(fault.mend) && Math.abs(fault.line - line) <= 2),
        `${file}:${line}\n${said.map(describeFault).join('\n')}`,
      )
    }
    writeFileSync(
      join(copy, 'windows.yaml'),
      '- { kind: VISA, months: 3, days: 4, validFrom: 2026-01-01, source: design, toBeChecked: true }\n',
    )
    assert.throws(() => readRows(copy, 'windows.yaml', z.array(ValidityWindow)), /windows\.yaml:1 .*one of them/)
  } finally {
    rmSync(copy, { recursive: true })
  }
})
