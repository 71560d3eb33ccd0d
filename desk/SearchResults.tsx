/** What was found, by group, below the search box. */
import { classes } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { Found } from './search-sources.ts'
import type { Search } from './search.ts'

type SearchResultsProps = { id: string; shown: boolean; active: number; search: Search; onChoose: (found: Found) => void }

export function SearchResults({ id, shown, active, search, onChoose }: SearchResultsProps) {
  const { t } = useText()
  const count = search.groups.reduce((sum, group) => sum + group.found.length, 0)
  const word = search.isLoading
    ? t('ui.loading')
    : search.offline
      ? t('desk.search_offline')
      : count === 0
        ? t('desk.search_nothing')
        : t('desk.search_found', { count })
  let at = -1
  return (
    <div
      className={classes(
        'absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-line bg-panel shadow-float max-sm:fixed max-sm:inset-x-2 max-sm:top-14',
        !shown && 'hidden',
      )}
    >
      <p role="status" className="px-3 py-2 text-sm text-ink-soft">
        {shown ? word : ''}
      </p>
      <div id={id} role="listbox" aria-label={t('desk.search_results')} className="max-h-[70dvh] overflow-y-auto pb-1">
        {search.groups.map((group) => (
          <div key={group.name} role="group" aria-label={t(group.name)}>
            <p aria-hidden="true" className="flex items-center gap-2 px-3 pt-2 pb-1 text-xs font-medium text-ink-soft">
              <Icon name={group.icon} className="size-4" />
              {t(group.name)}
            </p>
            {group.found.map((found) => {
              at += 1
              const place = at
              return (
                <div
                  key={found.key}
                  id={`${id}-${place}`}
                  role="option"
                  aria-selected={active === place}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(found)}
                  className="flex min-h-(--control) cursor-pointer flex-col justify-center px-3 py-1 hover:bg-sunken aria-selected:bg-brand-soft"
                >
                  <bdi className="font-medium">{found.title}</bdi>
                  {found.detail !== undefined && <bdi className="text-sm text-ink-soft">{found.detail}</bdi>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}
