/** Where a case goes, and whether its programme covers that place (domain.md 4.4, 4.7; F6, M090, M091). Asked when a case is opened and for each family of a roll. */
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { isEligible } from '#domain/programmes/rules.ts'
import type { Programme } from '#domain/programmes/words.ts'

export type DestinationRefusal = 'destination_missing' | 'country_not_in_programme' | 'subregion_not_in_programme'

/** Accepts with the country, which those who come to France need not say. A refusal names the regions that are covered. */
export function chooseDestination(
  programme: Programme,
  country: string | undefined,
  subregion: string | undefined,
): Result<string, DestinationRefusal> {
  const goesTo = country ?? onlyCountryOf(programme)
  if (goesTo === undefined) return refuse('destination_missing')
  // Where a programme brings people to France, its countries are the ones they come from.
  if (programme.direction === 'TO_FRANCE') return accept(goesTo)
  const eligible = isEligible(programme, { country: goesTo, subregion: regionCode(programme, goesTo, subregion) })
  if (eligible.ok) return accept(goesTo)
  return refuse(eligible.refusal, { programme: programme.code, country: goesTo, covered: coveredNames(programme, goesTo) })
}

/** A region by its code, or by its name in French or English; any other text stays as it is, and is then refused. */
export function regionCode(programme: Programme, country: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const found = regionsOf(programme, country).find((region) =>
    [region.code, region.names.fr, region.names.en].some((name) => sameWord(name, text)),
  )
  return found?.code ?? text
}

function onlyCountryOf(programme: Programme): string | undefined {
  if (programme.direction === 'TO_FRANCE') return 'FRA'
  return programme.countries.length === 1 && !programme.openToOtherCountries ? programme.countries[0]!.iso3 : undefined
}

function regionsOf(programme: Programme, country: string) {
  return programme.countries.find((each) => each.iso3 === country)?.subregions ?? []
}

/** One text for readers of both languages: `Dahouk (Dohuk)` where the names differ. */
function coveredNames(programme: Programme, country: string): string {
  return regionsOf(programme, country)
    .map(({ names }) => (names.fr === names.en ? names.fr : `${names.fr} (${names.en})`))
    .join(', ')
}

function sameWord(a: string, b: string): boolean {
  const folded = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .trim()
  return folded(a) === folded(b)
}
