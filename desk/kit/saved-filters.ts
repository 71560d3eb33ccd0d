/** The filters of a list: remembered per person on this device, sealed, with a few saved under a name. */
import { useEffect, useState } from 'react'
import { useDesk } from './session.ts'

export type Filters = Record<string, string>
type Saved = { readonly name: string; readonly filters: Filters }

export type FilterShelf<F extends Filters> = {
  readonly filters: F
  set(name: keyof F, value: string): void
  clear(): void
  readonly isFiltered: boolean
  readonly saved: readonly Saved[]
  use(saved: Saved): void
  save(name: string): void
  forget(name: string): void
}

/** `list` names the list, such as `people.persons`; every filter is text, '' when it does not filter. */
export function useFilters<F extends Filters>(list: string, none: F): FilterShelf<F> {
  const { kept } = useDesk()
  const [filters, setFilters] = useState<F>(none)
  const [saved, setSaved] = useState<readonly Saved[]>([])

  useEffect(() => {
    void kept.get<F>(`filters ${list}`).then((found) => found !== undefined && setFilters({ ...none, ...found.value }))
    void kept.get<Saved[]>(`saved-filters ${list}`).then((found) => found !== undefined && setSaved(found.value))
    // The list's name alone says which filters they are.
  }, [list, kept])

  const use = (next: F) => {
    setFilters(next)
    void kept.put(`filters ${list}`, next)
  }
  const shelve = (next: readonly Saved[]) => {
    setSaved(next)
    void kept.put(`saved-filters ${list}`, next)
  }
  return {
    filters,
    isFiltered: Object.values(filters).some((value) => value !== ''),
    set: (name, value) => use({ ...filters, [name]: value }),
    clear: () => use(none),
    saved,
    use: (chosen) => use({ ...none, ...chosen.filters } as F),
    save: (name) => shelve([...saved.filter((one) => one.name !== name), { name, filters }]),
    forget: (name) => shelve(saved.filter((one) => one.name !== name)),
  }
}
