// `node scripts/make-examples.ts` writes the example rolls of examples/: a clean one and one with exactly twenty different faults, each as
// CSV and XLSX. The same seed makes the same people, so that a change of the script shows as a change of the files.
import { writeFile } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { cleanPeople, type Column, columns, demonstrationPeople, faultyPeople, type Person } from './example-rolls.ts'

type Language = 'fr' | 'en'

const documentNames: Record<string, { fr: string; en: string }> = {
  PASSPORT: { fr: 'passeport', en: 'passport' },
  CTD_1951: { fr: 'titre de voyage pour réfugié', en: 'convention travel document' },
  LPC: { fr: 'laissez-passer consulaire', en: 'consular laissez-passer' },
}

function cellsOf(person: Person, seq: number, language: Language): Record<Column, string> {
  return {
    seq: String(seq),
    caseRef: person.caseRef,
    family: person.family,
    surname: person.surname,
    given: person.given,
    native: person.native,
    sex: person.sex,
    born: french(person.born),
    nationality: person.origin.nationality,
    relation: person.relation[language],
    documentType: person.document === undefined ? { fr: 'aucun', en: 'none' }[language] : documentNames[person.document.type]![language],
    documentNumber: person.document?.number ?? '',
    issuer: person.document?.issuer ?? '',
    expires: person.document === undefined ? '' : french(person.document.expires),
    visa: person.visa,
    needs: person.needs,
    country: person.destination.country[language],
    city: person.destination.city,
    sponsor: person.destination.sponsor,
    language: person.origin.language[language],
    mrz1: person.mrz[0] ?? '',
    mrz2: person.mrz[1] ?? '',
    ...person.slips,
  }
}

function french(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** As a French spreadsheet saves it: semicolons, a byte order mark, CRLF. */
function csv(people: readonly Person[], language: Language): string {
  const rows = [headings(language), ...people.map((person, at) => Object.values(cellsOf(person, at + 1, language)))]
  const quoted = (text: string): string => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`
}

/** With a title above the heading, and real dates where they are true dates. */
async function xlsx(people: readonly Person[], language: Language, title: string): Promise<Uint8Array> {
  const names = Object.keys(columns) as Column[]
  const rows: (string | Date)[][] = people.map((person, at) => {
    const cells = cellsOf(person, at + 1, language)
    return names.map((name) =>
      (name === 'born' || name === 'expires') && person.slips[name] === undefined ? dateOf(cells[name]) : cells[name],
    )
  })
  const cells = new Map<string, { formula: string; formulaResult: string; style?: object }>()
  rows.forEach((row, at) =>
    row.forEach((value, column) => {
      if (typeof value === 'string' && value.startsWith('='))
        cells.set(`${at + 3},${column}`, { formula: value.slice(1), formulaResult: 'Montréal' })
    }),
  )
  return writeXlsx({
    properties: { created: new Date('2026-11-23T00:00:00Z'), modified: new Date('2026-11-23T00:00:00Z'), creator: 'Passerelle' },
    sheets: [
      {
        name: language === 'fr' ? 'Liste nominative' : 'Nominal roll',
        columns: names.map((name) => ({
          width: name.startsWith('mrz') ? 48 : 18,
          ...(name === 'born' || name === 'expires' ? { numFmt: 'dd/mm/yyyy' } : {}),
        })),
        rows: [[title], [], headings(language), ...rows],
        cells,
      },
    ],
  })
}

function dateOf(text: string): string | Date {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text)
  return parts === null ? text : new Date(Date.UTC(Number(parts[3]), Number(parts[2]) - 1, Number(parts[1])))
}

function headings(language: Language): string[] {
  return Object.values(columns).map(([fr, en]) => (language === 'fr' ? fr : en))
}

const folder = new URL('../examples/', import.meta.url)
const clean = cleanPeople()
const faulty = faultyPeople()
await writeFile(new URL('roll-clean.csv', folder), csv(clean, 'fr'))
await writeFile(new URL('roll-demonstration.csv', folder), csv(demonstrationPeople(), 'fr'))
await writeFile(new URL('roll-clean.xlsx', folder), await xlsx(clean, 'en', 'Nominal roll, example: every person is fictitious'))
await writeFile(new URL('roll-with-faults.csv', folder), csv(faulty, 'fr'))
await writeFile(
  new URL('roll-with-faults.xlsx', folder),
  await xlsx(faulty, 'fr', 'Liste nominative, exemple : toutes les personnes sont fictives'),
)
console.log(`examples/: ${clean.length} people in the clean roll, ${faulty.length} in the one with faults`)
