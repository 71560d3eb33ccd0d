/** All that happened to a person, across files, cases and years, as far as this reader may see. */
import * as records from '#domain/people/record-contract.ts'
import type { Person } from '#domain/people/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { Timeline } from '#ui/Timeline.tsx'

export function StoryPanel({ person }: { person: Person }) {
  const { t, has } = useText()
  const story = usePages(records.listStory, { personId: person.id, limit: 30 })
  return (
    <Panel title={t('register.story')}>
      <PagesPart of={story}>
        {(items) => {
          const told = items.filter((event) => has(`event.${event.name}`))
          if (told.length === 0) return <p className="text-ink-soft">{t('people.no_history')}</p>
          return (
            <>
              <Timeline
                label={t('register.story')}
                moments={told.map((event, at) => ({
                  id: `${event.at} ${at}`,
                  at: event.at,
                  title: t(`event.${event.name}`, event.facts as Record<string, string>),
                  ...(event.caseId === null
                    ? {}
                    : {
                        by: (
                          <TextLink to="/cases/$caseId" params={{ caseId: event.caseId }}>
                            {t('register.in_case')}
                          </TextLink>
                        ),
                      }),
                }))}
              />
              {story.hasMore && (
                <Button look="quiet" icon="down" busy={story.isLoadingMore} onClick={story.more}>
                  {t('ui.more')}
                </Button>
              )}
            </>
          )
        }}
      </PagesPart>
    </Panel>
  )
}
