/** What was found, below the search box: one list, the surest first, each with what it is and why it is there. */
import { classes } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { FoundThing, Search } from './search.ts'

type SearchResultsProps = { id: string; shown: boolean; active: number; search: Search; onChoose: (found: FoundThing) => void }

export function SearchResults({ id, shown, active, search, onChoose }: SearchResultsProps) {
  const { t } = useText()
  const count = search.found.length
  const word = search.isLoading
    ? t('ui.loading')
    : search.offline
      ? t('desk.search_offline')
      : count === 0
        ? t('desk.search_nothing')
        : t('desk.search_found', { count })
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
        {search.found.map((found, at) => (
          <FoundOption key={`${found.kind} ${found.key}`} id={`${id}-${at}`} found={found} active={active === at} onChoose={onChoose} />
        ))}
      </div>
    </div>
  )
}

type FoundOptionProps = { id: string; found: FoundThing; active: boolean; onChoose: (found: FoundThing) => void }

function FoundOption({ id, found, active, onChoose }: FoundOptionProps) {
  const { t } = useText()
  return (
    <div
      ref={(option) => (active ? option?.scrollIntoView({ block: 'nearest' }) : undefined)}
      id={id}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(found)}
      className="flex min-h-(--control) cursor-pointer items-start gap-2 px-3 py-1 hover:bg-sunken aria-selected:bg-brand-soft"
    >
      <Icon name={found.icon} className="mt-1 size-4 shrink-0 text-ink-faint" />
      <span className="flex min-w-0 grow flex-col">
        <bdi className="font-medium">{found.title}</bdi>
        {found.detail !== undefined && <bdi className="text-sm text-ink-soft">{found.detail}</bdi>}
        {found.why !== undefined && <span className="text-sm text-ink-soft italic">{found.why}</span>}
      </span>
      <span className="shrink-0 pt-0.5 text-xs text-ink-soft">{t(found.kind)}</span>
    </div>
  )
}
