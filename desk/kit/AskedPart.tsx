/** The part of a page that waits for an answer: a skeleton, then the answer, or what went wrong and what to do about it. */
import type { ReactNode } from 'react'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { Failure } from './api.ts'
import { failureText } from './failure-words.ts'
import type { Asked, Pages } from './queries.ts'

/** `<AskedPart of={useAsk(getCase, { caseId })}>{(found) => …}</AskedPart>` */
export function AskedPart<Value>({
  of,
  lines,
  children,
}: {
  of: Asked<Value>
  lines?: number
  children: (value: Value & {}) => ReactNode
}) {
  const { t, write } = useText()
  if (of.value === undefined || of.value === null)
    return of.failure === undefined ? (
      <Skeleton {...(lines === undefined ? {} : { lines })} />
    ) : (
      <FailurePart failure={of.failure} retry={of.refresh} />
    )
  return (
    <>
      {of.keptAt !== undefined && (
        <Notice mood="warn">{t('ui.kept_from', { when: write.instant(new Date(of.keptAt).toISOString()) })}</Notice>
      )}
      {of.failure !== undefined && of.failure.why !== 'offline' && <FailurePart failure={of.failure} retry={of.refresh} />}
      {children(of.value)}
    </>
  )
}

/** The same for a paged list: `children` gets the rows, also when there are none. */
export function PagesPart<Item>({ of, children }: { of: Pages<Item>; children: (items: Item[]) => ReactNode }) {
  if (of.items.length === 0 && of.failure !== undefined) return <FailurePart failure={of.failure} retry={of.refresh} />
  if (of.isLoading) return <Skeleton lines={6} />
  return children(of.items)
}

/** `data-failure` lets the journeys tell a page that failed from a page that has nothing to show. */
export function FailurePart(props: { failure: Failure; retry?: () => void }) {
  return (
    <div data-failure={props.failure.why}>
      <FailureSaid {...props} />
    </div>
  )
}

function FailureSaid({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const text = useText()
  const { t } = text
  const again =
    retry === undefined ? undefined : (
      <Button icon="refresh" onClick={retry}>
        {t('ui.retry')}
      </Button>
    )
  if (failure.why === 'offline')
    return (
      <EmptyState icon="offline" title={t('ui.offline_title')} actions={again}>
        {t('ui.offline_why')}
      </EmptyState>
    )
  if (failure.why === 'not_found')
    return (
      <EmptyState icon="search" title={t('ui.not_found_title')}>
        {failureText(text, failure)}
      </EmptyState>
    )
  return (
    <Notice mood="bad" live actions={again}>
      {failureText(text, failure)}
    </Notice>
  )
}
