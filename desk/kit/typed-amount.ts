/** An amount as a person types it: spaces, a comma or a point, at most the digits its currency has. Never a float on the way. */
import { minorDigits } from '#domain/kit/currency-digits.ts'
import type { Currency } from '#domain/kit/money.ts'

/** Minor units; NaN for what is no amount, so that the contract says so. */
export function readTypedAmount(text: string, currency: Currency): number {
  const digits = minorDigits(currency)
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain)
  if (found === null || (found[2] ?? '').length > digits) return Number.NaN
  return Number(`${found[1]}${(found[2] ?? '').padEnd(digits, '0')}`)
}

/** As it stands in the field when a line is changed. */
export function writeTypedAmount(minor: number, currency: Currency): string {
  const digits = minorDigits(currency)
  const text = String(minor).padStart(digits + 1, '0')
  if (digits === 0) return text
  const [whole, part] = [text.slice(0, -digits), text.slice(-digits)]
  return /^0+$/.test(part) ? whole : `${whole},${part}`
}
