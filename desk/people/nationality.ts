/** Nationalities by name, in the reader's language: countries as the runtime calls them, statuses as the catalogue does. */
import { countryCodes, documentOnlyCodes, regionOf } from '#domain/people/nationality-words.ts'
import type { Option } from '#ui/Select.tsx'
import type { Text } from '#ui/TextProvider.tsx'

export function nationalityText({ t, has, write }: Text, code: string): string {
  const region = regionOf(code)
  if (region !== undefined) return write.country(region)
  return has(`people.nationality.${code}`) ? t(`people.nationality.${code}`) : code
}

/** Countries by name, then the statuses that stand in a document instead of a country. */
export function nationalityOptions(text: Text): Option[] {
  const byName = new Intl.Collator(text.language).compare
  const countries = countryCodes
    .map((code) => ({ value: code, label: nationalityText(text, code) }))
    .sort((a, b) => byName(a.label, b.label))
  return [...countries, ...documentOnlyCodes.map((code) => ({ value: code, label: `${code} · ${nationalityText(text, code)}` }))]
}
