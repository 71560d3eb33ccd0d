/** The row above a list: its filters, and the ones somebody saved under a name. */
import { type ReactNode, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { FilterShelf, Filters } from './saved-filters.ts'

export function FilterBar<F extends Filters>({ shelf, children }: { shelf: FilterShelf<F>; children: ReactNode }) {
  const { t } = useText()
  const [naming, setNaming] = useState<string>()
  const save = () => {
    if (naming !== undefined && naming.trim() !== '') shelf.save(naming.trim())
    setNaming(undefined)
  }
  return (
    <search aria-label={t('ui.filters')} className="flex flex-col gap-2 print:hidden">
      <div className="flex flex-wrap items-end gap-2">
        {children}
        {shelf.isFiltered && (
          <>
            <Button look="quiet" icon="close" onClick={shelf.clear}>
              {t('ui.filters_clear')}
            </Button>
            {naming === undefined && (
              <Button look="quiet" icon="star" onClick={() => setNaming('')}>
                {t('ui.filters_save')}
              </Button>
            )}
          </>
        )}
        {naming !== undefined && (
          <form
            className="flex items-center gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              save()
            }}
          >
            <TextInput
              aria-label={t('ui.filters_name')}
              placeholder={t('ui.filters_name')}
              value={naming}
              onChange={setNaming}
              maxLength={40}
              autoFocus
            />
            <Button type="submit">{t('ui.save')}</Button>
          </form>
        )}
      </div>
      {shelf.saved.length > 0 && (
        <ul aria-label={t('ui.filters_saved')} className="flex flex-wrap gap-2">
          {shelf.saved.map((saved) => (
            <li key={saved.name} className="flex items-center rounded-full border border-line bg-panel">
              <Button look="quiet" icon="star" onClick={() => shelf.use(saved)}>
                {saved.name}
              </Button>
              <Button look="quiet" icon="close" iconOnly onClick={() => shelf.forget(saved.name)}>
                {t('ui.filters_forget', { name: saved.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
