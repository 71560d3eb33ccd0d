/** Regions by name: those that the published programmes name. Any other is written by its code of ISO 3166-2. */
import * as programmes from '#domain/programmes/contract.ts'
import { nameIn } from '#desk/cases/shared.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { useText } from '#ui/TextProvider.tsx'

export type KnownRegion = { readonly code: string; readonly country: string; readonly name: string }

export function useRegions(): readonly KnownRegion[] {
  const text = useText()
  const known = useAsk(programmes.listProgrammes, { limit: 200 }, { keep: true })
  const all = (known.value?.items ?? []).flatMap(({ countries }) =>
    countries.flatMap(({ iso3, subregions }) =>
      (subregions ?? []).map(({ code, names }) => ({ code, country: iso3, name: nameIn(text, names) })),
    ),
  )
  return [...new Map(all.map((region) => [region.code, region])).values()]
}

export function regionName(regions: readonly KnownRegion[], code: string): string {
  return regions.find((region) => region.code === code)?.name ?? code
}
