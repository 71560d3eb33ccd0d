/** A calendar day as people type it, read without guessing: the day comes before the month, and an impossible day is no day. */

/** `2026-11-02`, `02/11/2026`, `2.11.2026` or `02112026` → `2026-11-02`; undefined for anything else. Empty stays ''. */
export function readTypedDay(text: string): string | undefined {
  const typed = text.trim()
  if (typed === '') return ''
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!)
  const european = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  return european ? dayOf(european[3]!, european[2]!, european[1]!) : undefined
}

/** `2026-11-02` → `02/11/2026`; text that is no such day stays as it was typed. */
export function writeTypedDay(value: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : value
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text ? undefined : text
}
