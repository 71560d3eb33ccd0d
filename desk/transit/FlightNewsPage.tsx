/** What was heard of flights, from whom and what became of it; how old the feed's news are; and a table of flights taken out of a file. */
import { useId, useState } from 'react'
import * as flights from '#domain/transit/flight-contract.ts'
import type { FeedStanding, HeardNews, NewsOutcome } from '#domain/transit/flight-words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { upload } from '#desk/kit/api.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand, usePages } from '#desk/kit/queries.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { useAirport } from './queries.ts'

const goodNews: readonly NewsOutcome[] = ['TAKEN', 'SAME']

export function FlightNewsPage() {
  const { t, write } = useText()
  const { airport } = useAirport()
  const pages = usePages(flights.listFlightNews, { airport })
  const newest = useAsk(flights.listFlightNews, { airport, limit: 1 })
  const refresh = () => {
    pages.refresh()
    newest.refresh()
  }
  return (
    <Page
      title={t('transit.flight_news')}
      heading={
        <>
          {t('transit.flight_news')} · <Code>{airport}</Code>
        </>
      }
      back={{ to: '/transit', label: t('transit.board') }}
      actions={<UploadButton airport={airport} onTaken={refresh} />}
    >
      {newest.value !== undefined && <FeedNotice feed={newest.value.feed} />}
      <p className="max-w-prose text-sm text-ink-soft">{t('transit.flight_file_what')}</p>
      <Panel flush>
        <PagesPart of={pages}>
          {(items) => (
            <Table
              caption={t('transit.flight_news')}
              rows={items}
              rowKey={(news) => news.id}
              hasMore={pages.hasMore}
              onMore={pages.more}
              loadingMore={pages.isLoadingMore}
              empty={
                <EmptyState icon="movements" title={t('transit.no_flight_news')}>
                  {t('transit.no_flight_news_why')}
                </EmptyState>
              }
              columns={[
                { key: 'flight', title: t('transit.column.flight'), heads: true, cell: (news) => <Code>{news.flight}</Code> },
                { key: 'on', title: t('transit.day'), cell: (news) => news.on !== null && write.day(news.on) },
                { key: 'said', title: t('transit.flight_said'), cell: (news) => <Said news={news} /> },
                { key: 'heard', title: t('transit.heard_at'), cell: (news) => write.instant(news.heardAt) },
                { key: 'source', title: t('transit.source'), cell: (news) => t(`transit.flight_source.${news.source}`) },
                {
                  key: 'outcome',
                  title: t('transit.outcome'),
                  cell: (news) => <Badge mood={moodOf(news.outcome)}>{t(`transit.news.${news.outcome}`)}</Badge>,
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}

function moodOf(outcome: NewsOutcome): Mood {
  return goodNews.includes(outcome) ? 'good' : outcome === 'UNKNOWN_FLIGHT' || outcome === 'OLDER' ? 'neutral' : 'warn'
}

function Said({ news }: { news: HeardNews }) {
  const { t, has, write } = useText()
  const status = news.status !== null && has(`transit.flight.${news.status}`) ? t(`transit.flight.${news.status}`) : news.status
  return (
    <span className="flex flex-wrap gap-x-2">
      {status !== null && <span>{status}</span>}
      {news.departsAt !== null && <span>{t('transit.departs_at', { time: write.instant(news.departsAt) })}</span>}
      {news.arrivesAt !== null && <span>{t('transit.arrives_at', { time: write.instant(news.arrivesAt) })}</span>}
    </span>
  )
}

/** Old news are said to be old, whatever the reason. */
function FeedNotice({ feed }: { feed: FeedStanding | null }) {
  const { t, write } = useText()
  if (feed === null) return <Notice>{t('transit.no_feed')}</Notice>
  const answered = feed.answeredAt === null ? t('transit.feed_never') : t('transit.feed_answered', { when: write.instant(feed.answeredAt) })
  return (
    <Notice mood={feed.isStale ? 'warn' : 'good'} title={t(feed.isStale ? 'transit.feed_stale' : 'transit.feed_fresh')}>
      {answered} {t(`transit.feed.${feed.outcome}`)}
    </Notice>
  )
}

function UploadButton({ airport, onTaken }: { airport: string; onTaken: () => void }) {
  const text = useText()
  const { t } = text
  const inputId = useId()
  const [sending, setSending] = useState(false)
  const taking = useCommand(flights.takeFlightNews)
  const reason = useWhyNot('transit.work')
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setSending(true)
    const sent = await upload(file)
    const taken = sent.ok ? await taking.send({ airport: airport as never, fileId: sent.value.id }) : sent
    setSending(false)
    if (!taken.ok) return tell(failureText(text, taken), 'bad')
    if (!taken.queued) tell(t('transit.flight_file_taken', taken.value))
    onTaken()
  }
  return (
    <>
      <label className="sr-only" htmlFor={inputId}>
        {t('transit.take_flight_file')}
      </label>
      <input
        id={inputId}
        type="file"
        tabIndex={-1}
        className="sr-only"
        accept=".csv"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button icon="upload" busy={sending} reason={reason} onClick={() => document.getElementById(inputId)?.click()}>
        {t('transit.take_flight_file')}
      </Button>
    </>
  )
}
