/**
 * Do two lists of the same journey count the same people (domain.md E180)? The advance notice, the manifest and the message to a border
 * authority are compared two by two; what a list does not say is not compared.
 */
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { ManifestTotals } from './words.ts'

export const totalFields = ['adults', 'children', 'infants', 'total'] as const
export type TotalField = (typeof totalFields)[number]
/** What a list says of its people; some say the total alone. */
export type Counted = { readonly [Field in TotalField]?: number | undefined }

/** The first count that differs, with both figures. */
export function compareTotals(one: Counted, other: Counted): Result<true, 'totals_mismatch'> {
  const differs = totalFields.find((field) => one[field] !== undefined && other[field] !== undefined && one[field] !== other[field])
  if (differs === undefined) return accept(true)
  return refuse('totals_mismatch', { code: 'E180', field: differs, one: one[differs]!, other: other[differs]! })
}

/** A list whose parts do not make its total contradicts itself before it is compared with another. */
export function checkSum({ adults, children, infants, total }: ManifestTotals): Result<true, 'totals_mismatch'> {
  const sum = adults + children + infants
  return sum === total ? accept(true) : refuse('totals_mismatch', { code: 'E180', field: 'total', one: sum, other: total })
}
