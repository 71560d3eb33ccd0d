/**
 * Finds the heading of a nominal roll and says which column is which, in French or English, however it is spelt: "Nom de famille",
 * "SURNAME", "Date of birth (dd/mm/yyyy)". Only headings are read here.
 */
import type { RawRow, RollColumn, RollFault, RollRemark } from './roll-words.ts'

/** Small letters without accents or punctuation, so that `Né(e) le` and `ne e le` are one. */
export function plain(text: string): string {
  const known = plainTexts.get(text)
  if (known !== undefined) return known
  const made = plained(text)
  if (text.length <= 40 && plainTexts.size < 5_000) plainTexts.set(text, made)
  return made
}

/** The words of a roll (sex, relation, country) come again in every row. */
const plainTexts = new Map<string, string>()

function plained(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What each column may be called. The first name is the one shown when the column is missing. */
export const headings: Record<RollColumn, readonly string[]> = {
  seq: ['n°', 'no', 'n', 'seq', 'sequence', 'numero', 'numero d ordre', 'number', 'line', 'ligne'],
  caseRef: [
    'Référence du dossier',
    'dossier',
    'ref dossier',
    'no dossier',
    'numero de dossier',
    'case ref',
    'case reference',
    'case',
    'case no',
    'case number',
    'caseref',
    'reference',
  ],
  familyNo: [
    'Famille',
    'n famille',
    'no famille',
    'numero de famille',
    'family',
    'family no',
    'family number',
    'familyno',
    'household',
    'menage',
    'groupe',
  ],
  surname: ['Nom', 'nom de famille', 'noms', 'surname', 'family name', 'last name', 'lastname'],
  givenNames: [
    'Prénoms',
    'prenom',
    'prenoms',
    'prenom s',
    'given names',
    'given name',
    'first name',
    'first names',
    'firstname',
    'forenames',
    'givennames',
  ],
  nativeName: [
    'Nom d’origine',
    'nom en ecriture d origine',
    'nom dans l ecriture d origine',
    'nom natif',
    'native name',
    'name in original script',
    'original name',
    'original script',
    'nativename',
  ],
  sex: ['Sexe', 'sex', 'gender', 'genre', 'm f'],
  bornOn: [
    'Date de naissance',
    'ne le',
    'ne e le',
    'nee le',
    'naissance',
    'ddn',
    'date of birth',
    'birth date',
    'birthdate',
    'dob',
    'born',
    'born on',
  ],
  nationality: ['Nationalité', 'nationalite', 'nationality', 'citizenship', 'nat'],
  relation: [
    'Lien avec le demandeur principal',
    'lien',
    'lien de parente',
    'lien avec le dp',
    'lien avec dp',
    'parente',
    'relation',
    'relationship',
    'relation to pa',
    'relationship to pa',
    'relationship to principal applicant',
    'role',
  ],
  documentType: [
    'Type de document',
    'document',
    'type document',
    'nature du document',
    'document type',
    'doc type',
    'travel document',
    'titre',
  ],
  documentNumber: [
    'Numéro de document',
    'n document',
    'no document',
    'n du document',
    'numero du document',
    'document number',
    'document no',
    'doc no',
    'passport no',
    'passport number',
    'n passeport',
    'no passeport',
    'numero de passeport',
  ],
  documentIssuer: [
    'Délivré par',
    'pays de delivrance',
    'emetteur',
    'autorite',
    'issuer',
    'issued by',
    'issuing country',
    'issuing state',
    'doc issuer',
    'document issuer',
  ],
  documentIssuedOn: ['Délivré le', 'date de delivrance', 'issued on', 'issue date', 'date of issue'],
  documentExpiresOn: [
    'Expire le',
    'date d expiration',
    'expiration',
    'valable jusqu au',
    'fin de validite',
    'expiry',
    'expiry date',
    'date of expiry',
    'expires',
    'expires on',
    'document expiry',
    'doc expiry',
    'valid until',
  ],
  visaNumber: ['Numéro de visa', 'visa', 'n visa', 'no visa', 'visa no', 'visa number'],
  specialNeeds: [
    'Besoins particuliers',
    'besoins',
    'besoins speciaux',
    'assistance',
    'ssr',
    'special needs',
    'needs',
    'special need',
    'specialneeds',
  ],
  destinationCountry: ['Pays de destination', 'destination', 'pays', 'destination country', 'country of destination', 'country'],
  destinationSubregion: [
    'Région de destination',
    'region',
    'gouvernorat',
    'province',
    'sous region',
    'subregion',
    'sub region',
    'governorate',
    'destination region',
    'state',
  ],
  destinationCity: ['Ville de destination', 'ville', 'city', 'destination city', 'town', 'final destination'],
  sponsor: [
    'Organisme d’accueil',
    'accueil',
    'parrain',
    'agence',
    'agence d accueil',
    'sponsor',
    'agency',
    'sponsor agency',
    'receiving agency',
    'receiving party',
  ],
  language: ['Langue', 'langues', 'langue s', 'language', 'languages', 'language spoken', 'langue parlee'],
  mrz1: ['MRZ1', 'mrz 1', 'mrz ligne 1', 'mrz line 1', 'bande mrz 1'],
  mrz2: ['MRZ2', 'mrz 2', 'mrz ligne 2', 'mrz line 2', 'bande mrz 2'],
  mrz3: ['MRZ3', 'mrz 3', 'mrz ligne 3', 'mrz line 3', 'bande mrz 3'],
}

/** Without these a roll cannot become persons and families. */
const required: readonly RollColumn[] = ['familyNo', 'surname', 'givenNames', 'sex', 'bornOn', 'nationality', 'relation']

/** Rolls often begin with a title and the office's address. */
const searchedRows = 15
/** Fewer names than this are a chance likeness, not a heading. */
const namesMin = 4

const byName = new Map(
  (Object.entries(headings) as [RollColumn, readonly string[]][]).flatMap(([column, names]) =>
    [column, ...names].map((name) => [plain(name), column] as const),
  ),
)

export type Heading = {
  line: number
  /** By position; undefined where nothing is known of the column. */ columns: (RollColumn | undefined)[]
  titles: string[]
}

/** The first row that looks like a heading; undefined when none of the first rows does. */
export function findHeading(rows: readonly RawRow[]): Heading | undefined {
  for (const row of rows.slice(0, searchedRows)) {
    const titles = row.cells.map((cell) => cell.text.trim())
    const columns = titles.map(columnNamed)
    if (new Set(columns.filter((column) => column !== undefined)).size >= namesMin) return { line: row.line, columns, titles }
  }
  return undefined
}

/** Columns that are missing or named twice stop everything; columns that nobody knows are left aside and said. */
export function checkHeading(heading: Heading): { faults: RollFault[]; remarks: RollRemark[] } {
  const faults: RollFault[] = []
  const remarks: RollRemark[] = []
  for (const column of required) {
    if (!heading.columns.includes(column))
      faults.push({ row: heading.line, column, heading: titleOf(heading, column), given: null, details: {}, word: 'column_missing' })
  }
  heading.columns.forEach((column, at) => {
    const title = heading.titles[at] ?? ''
    if (column === undefined) {
      if (title !== '')
        remarks.push({ row: heading.line, column: null, heading: title.slice(0, 60), given: null, details: {}, word: 'column_ignored' })
    } else if (heading.columns.indexOf(column) !== at) {
      faults.push({
        row: heading.line,
        column,
        heading: title,
        given: null,
        details: { first: heading.titles[heading.columns.indexOf(column)] ?? '' },
        word: 'column_twice',
      })
    }
  })
  return { faults, remarks }
}

/** The column's own title in this file, or its usual name. */
export function titleOf(heading: Heading, column: RollColumn): string {
  const at = heading.columns.indexOf(column)
  return (at >= 0 ? heading.titles[at] : undefined) || (headings[column][0] ?? column)
}

function columnNamed(title: string): RollColumn | undefined {
  if (title === '' || title.length > 80) return undefined
  // "Date of birth (dd/mm/yyyy)" and "Nom *" are the same columns without their remarks.
  return byName.get(plain(title)) ?? byName.get(plain(title.replace(/\(.*?\)|\[.*?\]/g, ' ')))
}
