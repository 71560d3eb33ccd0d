// The character sets that an interchange may announce (ISO 9735: UNOA, UNOB, UNOC; UNOY is Unicode), and how a text is brought into one.
import { transliterate } from '#algorithms/mrz/transliterate.ts'

export type CharacterSet = 'UNOA' | 'UNOB' | 'UNOC' | 'UNOY'
export const characterSets: readonly CharacterSet[] = ['UNOA', 'UNOB', 'UNOC', 'UNOY']

const allowed: Record<CharacterSet, RegExp> = {
  UNOA: /^[A-Z0-9 .,\-()/='+:?!"%&*;<>]$/,
  UNOB: /^[A-Za-z0-9 .,\-()/='+:?!"%&*;<>]$/,
  UNOC: /^[\u0020-\u007E\u00A0-\u00FF]$/,
  UNOY: /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]$/u,
}

/** The same for a text at once, which is how nearly every text is. */
const whole: Record<CharacterSet, RegExp> = {
  UNOA: /^[A-Z0-9 .,\-()/='+:?!"%&*;<>]*$/,
  UNOB: /^[A-Za-z0-9 .,\-()/='+:?!"%&*;<>]*$/,
  UNOC: /^[\u0020-\u007E\u00A0-\u00FF]*$/,
  UNOY: /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]*$/u,
}

/** The first character of a text that the set does not hold, and how many characters stand before it. */
export function strangerIn(text: string, set: CharacterSet): { at: number; sign: string } | undefined {
  if (whole[set].test(text)) return undefined
  let at = 0
  for (const sign of text) {
    if (!allowed[set].test(sign)) return { at, sign }
    at += sign.length
  }
  return undefined
}

/** A text as a set can carry it, and the characters that were left out because it cannot. */
export function fitted(text: string, set: CharacterSet): { text: string; lost: string[] } {
  const lost: string[] = []
  let written = ''
  for (const sign of text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()) written += fittedSign(sign, set, lost)
  return { text: written.replaceAll(/ {2,}/g, ' ').trim(), lost }
}

function fittedSign(sign: string, set: CharacterSet, lost: string[]): string {
  if (allowed[set].test(sign)) return sign
  // The smallest set has no commercial at; API messages spell it (domain.md 2.3).
  if (sign === '@') return ' AT '
  if (sign === '_') return '-'
  if (sign === '’' || sign === '‘') return "'"
  const capital = sign.toUpperCase()
  if (allowed[set].test(capital)) return capital
  const spelt = transliterate(sign)
  if (spelt.unknown.length > 0) lost.push(sign)
  return spelt.text.replaceAll('<', ' ')
}
