// A person's name as an API message carries it: capital letters and spaces, family name, first given name, the other given names, each
// of at most 35 letters (guide, NAD C080). It follows the machine readable zone of the document, against which it will be compared.
import { transliterate } from '#algorithms/mrz/transliterate.ts'

export type WrittenName = { components: string[]; truncated: boolean; unknown: string[] }

const longest = 35

/** A single name stands as the family name, wherever it was typed (ICAO Doc 9303-3, 4.6). */
export function writeName(surname: string, givenNames: string): WrittenName {
  const family = spell(surname)
  const given = spell(givenNames)
  const [primary, secondary] = family.text === '' ? [given.text, ''] : [family.text, given.text]
  const [first = '', ...others] = secondary.split(' ')
  const whole = [primary, first, others.join(' ')].filter((part) => part !== '')
  const components = whole.map(cut)
  return { components, truncated: components.some((part, at) => part !== whole[at]), unknown: [...family.unknown, ...given.unknown] }
}

function spell(name: string): { text: string; unknown: string[] } {
  const { text, unknown } = transliterate(name)
  return { text: text.replaceAll('<', ' ').replaceAll(/ {2,}/g, ' ').trim(), unknown }
}

/** Whole parts as long as they fit, and the first letters of a part that is too long by itself. */
function cut(part: string): string {
  if (part.length <= longest) return part
  const kept = part.slice(0, longest + 1)
  const space = kept.lastIndexOf(' ')
  return space > 0 ? kept.slice(0, space) : part.slice(0, longest)
}
