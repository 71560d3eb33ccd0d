/** What is known of a thing, term by term. A term with nothing known is left out, or says so with `unknown`. */
import type { ReactNode } from 'react'
import { useText } from './TextProvider.tsx'

export type Fact = { readonly term: ReactNode; readonly value: ReactNode; readonly keep?: boolean }

/** `keep`: show the term with a dash when nothing is known, because its absence matters. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  const { t } = useText()
  const known = (value: ReactNode) => value !== null && value !== undefined && value !== '' && value !== false
  return (
    <dl className="grid grid-cols-1 items-baseline gap-x-4 gap-y-2 sm:grid-cols-[minmax(8rem,12rem)_1fr]">
      {facts
        .filter((fact) => fact.keep === true || known(fact.value))
        .map((fact, at) => (
          <div key={at} className="contents">
            <dt className="text-sm text-ink-soft">{fact.term}</dt>
            <dd className="min-w-0 break-words max-sm:mb-1">
              {known(fact.value) ? fact.value : <span className="text-ink-faint">{t('ui.not_known')}</span>}
            </dd>
          </div>
        ))}
    </dl>
  )
}
