/** What a version of the list changed against the one before, said person by person and leg by leg (domain.md 1.6). */
import type { ManifestContent } from './manifest-rules.ts'
import type { ManifestChange, ManifestRow } from './words.ts'

const legFields = ['number', 'fromPlace', 'fromTerminal', 'departsAt', 'toPlace', 'toTerminal', 'arrivesAt'] as const
/** The line number moves when others come and go: that is no change of a person. */
const rowFields = [
  'bookingRef',
  'ticketNo',
  'surname',
  'givenNames',
  'nativeName',
  'title',
  'sex',
  'bornOn',
  'bornPrecision',
  'ageAtDeparture',
  'ageBand',
  'nationality',
  'languages',
  'docType',
  'docNo',
  'docIssuer',
  'docExpiry',
  'visaNo',
  'seat',
  'ssr',
  'bagsPieces',
  'bagsKg',
  'escortKind',
  'caseRef',
  'finalDestination',
  'handoverParty',
] as const

export function diffOf(before: ManifestContent, after: ManifestContent): ManifestChange[] {
  const changes: ManifestChange[] = []
  for (const leg of after.legs) {
    const was = before.legs.find(({ seq }) => seq === leg.seq)
    for (const field of legFields) {
      if (was?.[field] !== leg[field])
        changes.push({
          what: 'LEG_CHANGED',
          personId: null,
          name: null,
          legSeq: leg.seq,
          field,
          before: shown(was?.[field]),
          after: shown(leg[field]),
        })
    }
  }
  const person = (row: ManifestRow): Pick<ManifestChange, 'personId' | 'name' | 'legSeq'> => ({
    personId: row.personId,
    name: `${row.surname} ${row.givenNames}`.trim(),
    legSeq: null,
  })
  for (const row of before.rows) {
    if (!after.rows.some(({ personId }) => personId === row.personId))
      changes.push({ what: 'REMOVED', ...person(row), field: null, before: null, after: null })
  }
  for (const row of after.rows) {
    const was = before.rows.find(({ personId }) => personId === row.personId)
    if (was === undefined) {
      changes.push({ what: 'ADDED', ...person(row), field: null, before: null, after: null })
      continue
    }
    const changed = (field: string, from: string | null, to: string | null) =>
      changes.push({ what: 'CHANGED', ...person(row), field, before: from, after: to })
    for (const field of rowFields) if (shown(was[field]) !== shown(row[field])) changed(field, shown(was[field]), shown(row[field]))
    if (heldBy(before, was) !== heldBy(after, row)) changed('infantWith', heldBy(before, was), heldBy(after, row))
    if (was.passengerId !== row.passengerId) changed('rebooked', was.bookingRef, row.bookingRef)
  }
  return changes
}

/** Who holds the baby, by name: the line number alone moves when others come and go. */
function heldBy(content: ManifestContent, row: ManifestRow): string | null {
  const adult = content.rows.find(({ no }) => no === row.infantWith)
  return adult === undefined ? null : `${adult.surname} ${adult.givenNames}`.trim()
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value))
    return (
      value
        .map((each: string | { code: string; text?: string }) =>
          typeof each === 'string' ? each : [each.code, each.text].filter(Boolean).join(' '),
        )
        .join(', ') || null
    )
  return typeof value === 'string' ? value : JSON.stringify(value)
}
