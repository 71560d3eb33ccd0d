/** What happened in a case, newest first: every room's events, told in the reader's words. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { usePages } from '#desk/kit/queries.ts'
import type { Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { Timeline } from '#ui/Timeline.tsx'

const moods: Record<string, Mood> = {
  case_opened: 'note',
  case_closed: 'good',
  case_withdrawn: 'warn',
  case_reopened: 'note',
  hold_placed: 'warn',
  hold_lifted: 'good',
  clearance_expired: 'warn',
  mishap_opened: 'bad',
}

export function StoryPanel({ caseId }: { caseId: CaseId }) {
  const { t, has } = useText()
  const events = usePages(cases.timeline, { caseId, limit: 30 })
  return (
    <Panel title={t('cases.story')}>
      <PagesPart of={events}>
        {(items) =>
          items.length === 0 ? (
            <p className="text-ink-soft">{t('cases.story_none')}</p>
          ) : (
            <div className="flex flex-col gap-3">
              <Timeline
                label={t('cases.story')}
                moments={items.map((event) => ({
                  id: event.id,
                  at: event.at,
                  // A room may record more than the catalogue tells; its name in full would say nothing to a reader.
                  title: has(`event.${event.name}`) ? t(`event.${event.name}`, event.facts) : t('cases.event_other'),
                  mood: moods[event.name] ?? 'neutral',
                  ...(event.accountName === null ? {} : { by: <bdi>{event.accountName}</bdi> }),
                }))}
              />
              {events.hasMore && (
                <Button look="quiet" icon="down" busy={events.isLoadingMore} onClick={() => events.more()}>
                  {t('cases.story_more')}
                </Button>
              )}
            </div>
          )
        }
      </PagesPart>
    </Panel>
  )
}
