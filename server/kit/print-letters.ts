/**
 * The letters that the press has (print-child.ts lists its fonts). A PDF with a sign that no font has is refused whole, because it
 * would show an empty box: what comes from people passes through here first.
 */
const letters = ['Latin', 'Greek', 'Cyrillic', 'Arabic', 'Ethiopic', 'Devanagari', 'Gurmukhi']
  .map((script) => `\\p{Script=${script}}`)
  .join('')
/** Signs of no script: those of Latin texts, general punctuation, money, and the stops of Arabic and of Indian texts. */
const latinSigns = '\\u0000-\\u007E\\u00A0-\\u00BF\\u00D7\\u00F7\\u02B0-\\u02FF\\u2000-\\u208E\\u20A0-\\u20C0\\u2100-\\u215F\\u2212'
const otherSigns = '\\u060C\\u061B\\u061F\\u0640\\u0660-\\u0669\\u0964\\u0965'
const signs = latinSigns + otherSigns
const unprintable = new RegExp(`[^${letters}${signs}\\p{Script=Inherited}]`, 'gu')

/** A native name that cannot be printed whole is left out: it stands in Latin letters beside. */
export function printableName(name: string | null): string | null {
  return name === null || name.search(unprintable) === -1 ? name : null
}

/** Any other text keeps its place: an arrow as the sign that is nearest to it, a question mark for whatever else the press does not have. */
export function withPrintableSigns(text: string): string {
  return text.replaceAll('→', '›').replaceAll(unprintable, '?')
}
