/** From what is typed about a person or a document to what the contracts take, and what the pasted lines say otherwise. */
import { DatePrecision, Day } from '#domain/kit/day.ts'
import { checkLines, type Holder, type LinesFault, readLines } from '#domain/people/document-rules.ts'
import { type Person, Sex } from '#domain/people/words.ts'
import type { Option } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { thisYear } from './MachineLines.tsx'

export function usePrecisions(): Option[] {
  const { t } = useText()
  return DatePrecision.options.map((precision) => ({ value: precision, label: t(`people.precision.${precision}`) }))
}

export function birthIn({ bornOn, bornPrecision }: { bornOn: string; bornPrecision: string }) {
  return { bornOn: bornPrecision === 'UNKNOWN' ? undefined : bornOn, bornPrecision }
}

/** `ar, fr ; ti` → three codes; what is no code is left for the contract to name. */
export function languagesIn(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter((code) => code !== '')
}

type TypedDocument = { documentType: string; number: string; issuer: string; expiresOn: string; mrz: string }

/** The document typed beside a new person; none when no type is chosen. */
export function documentIn({ documentType, number, issuer, expiresOn, mrz }: TypedDocument) {
  if (documentType === '') return []
  const filled = { type: documentType, number, issuer, expiresOn, mrz: mrz.trim() }
  return [Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''))]
}

/** Where the lines differ from what is typed. A box that is still empty differs from nothing. */
export function differencesIn(document: Omit<TypedDocument, 'documentType'>, holder: Holder): LinesFault[] {
  const reading = document.mrz.trim() === '' ? undefined : readLines(document.mrz, thisYear())
  if (reading?.ok !== true) return []
  const { number, issuer } = document
  const faults = checkLines(reading.content, { number, issuer, expiresOn: Day.safeParse(document.expiresOn).data }, holder)
  const typed: Record<string, string> = {
    number,
    issuer,
    familyName: holder.familyName,
    givenNames: `${holder.familyName}${holder.givenNames}`,
  }
  return faults.filter(({ field }) => typed[field] !== '')
}

export function holderIn(typed: { familyName: string; givenNames: string; sex: string; bornOn: string; bornPrecision: string }): Holder {
  return {
    familyName: typed.familyName,
    givenNames: typed.givenNames,
    sex: Sex.safeParse(typed.sex).data ?? 'X',
    bornOn: Day.safeParse(typed.bornOn).data ?? null,
    bornPrecision: DatePrecision.safeParse(typed.bornPrecision).data ?? 'DAY',
  }
}

export function holderOf({ familyName, givenNames, sex, bornOn, bornPrecision }: Person): Holder {
  return { familyName, givenNames, sex, bornOn, bornPrecision }
}
