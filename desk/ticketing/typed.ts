/** What is typed in this room's forms: codes with spaces or commas between them, a moment on this device's clock, a number or nothing. */

export function codesIn(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;·]+/)
    .filter((code) => code !== '')
}

/** Typed on this device, so in its zone; undefined while something is missing. */
export function momentHere(on: string, clock: string): string | undefined {
  const at = new Date(`${on}T${clock}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

export function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text)
}

/** The calendar day of this device, as the default of a date that somebody is about to type. */
export function deviceToday(): string {
  return new Date().toLocaleDateString('sv-SE')
}

/** A rate as it is read off a table, in millionths: `0,9137` → 913700. Undefined for nothing, NaN for what is no number. */
export function rateMicroIn(text: string): number | undefined {
  const plain = text.trim().replace(/\s/g, '').replace(',', '.')
  if (plain === '') return undefined
  const found = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(plain)
  return found === null ? Number.NaN : Number(`${found[1]}${(found[2] ?? '').padEnd(6, '0')}`)
}
