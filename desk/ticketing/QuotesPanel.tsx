/** Quotes side by side: what each costs, how long it takes, under which conditions, and where it does not fit what was asked. */
import { useState } from 'react'
import { clockAt, dayAt } from '#domain/kit/day.ts'
import * as contract from '#domain/ticketing/quote-contract.ts'
import type { ComparedQuote, TicketRequestFile } from '#domain/ticketing/contract.ts'
import { stoppingMismatches } from '#domain/ticketing/quote-rules.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import type { Fact } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ChooseForm } from './ChooseForm.tsx'
import { QuoteForm } from './QuoteForm.tsx'
import { DueBadge, Price } from './shared.tsx'

export function QuotesPanel({ file }: { file: TicketRequestFile }) {
  const { t } = useText()
  const [opened, setOpened] = useState<{ do: 'add' } | { do: 'choose'; quote: ComparedQuote }>()
  const whyNot = useWhyNot('ticketing.book')
  const open = ['OPEN', 'PROPOSED', 'APPROVED'].includes(file.request.status)
  const closed = open ? undefined : t('refusal.request_closed', { status: file.request.status })
  const close = () => setOpened(undefined)
  const standing = file.quotes.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <Panel
      title={t('ticketing.quotes')}
      actions={
        <Button
          icon="add"
          look={standing.length < 2 && open ? 'main' : 'plain'}
          reason={whyNot ?? closed}
          onClick={() => setOpened({ do: 'add' })}
        >
          {t('ticketing.add_quote')}
        </Button>
      }
    >
      {standing.length === 0 ? (
        <EmptyState icon="search" title={t('ticketing.no_quotes')}>
          {t('ticketing.no_quotes_why', { needed: file.terms?.quotesMin ?? 2 })}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-3 md:grid-cols-2 xl:grid-cols-3">
          {standing.map((quote) => (
            <QuoteCard
              key={quote.id}
              file={file}
              quote={quote}
              blocked={whyNot ?? closed}
              onChoose={() => setOpened({ do: 'choose', quote })}
            />
          ))}
        </ul>
      )}
      <Dialog open={opened?.do === 'add'} onClose={close} title={t('ticketing.add_quote')}>
        <QuoteForm file={file} onDone={close} />
      </Dialog>
      <Dialog open={opened?.do === 'choose'} onClose={close} title={t('ticketing.choose_quote')}>
        {opened?.do === 'choose' && <ChooseForm file={file} quote={opened.quote} onDone={close} />}
      </Dialog>
    </Panel>
  )
}

type CardProps = { file: TicketRequestFile; quote: ComparedQuote; blocked: string | undefined; onChoose: () => void }

function QuoteCard({ file, quote, blocked, onChoose }: CardProps) {
  const text = useText()
  const { t, write } = text
  const withdrawing = useCommand(contract.withdrawQuote)
  const chosen = file.choice?.quoteId === quote.id
  const withdraw = async () => {
    const sent = await withdrawing.send({ quoteId: quote.id })
    tell(sent.ok ? t('ticketing.quote_withdrawn') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const stops = quote.mismatches.filter((word) => stoppingMismatches.includes(word))
  const reason = blocked ?? (quote.expired ? t('refusal.quote_expired', { validUntil: write.instant(quote.validUntil) }) : undefined)
  const local = (at: typeof quote.departsAt, zone: string) => `${write.day(dayAt(at, zone))} ${clockAt(at, zone)}`
  return (
    <li
      className={classes(
        'flex flex-col gap-2 rounded-md border p-3',
        chosen ? 'border-brand bg-sunken' : 'border-line',
        quote.expired && 'text-ink-soft',
      )}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="font-semibold">
          <Code>{quote.carrier}</Code> <span className="font-normal text-ink-soft">{t(`ticketing.tariff.${quote.tariff}`)}</span>
        </h3>
        <span className="text-lg font-semibold">
          <Price minor={quote.totalMinor} currency={quote.currency} />
        </span>
      </div>
      <div className="flex flex-wrap gap-1">
        {chosen && <Badge mood="good">{t('ticketing.chosen')}</Badge>}
        {quote.cheapest && <Badge mood="note">{t('ticketing.cheapest')}</Badge>}
        {quote.fastest && <Badge mood="note">{t('ticketing.fastest')}</Badge>}
        {quote.expired && <Badge mood="bad">{t('ticketing.expired')}</Badge>}
        {quote.mismatches.map((word) => (
          <Badge key={word} mood={stops.includes(word) ? 'bad' : 'warn'}>
            {t(`ticketing.mismatch.${word}`)}
          </Badge>
        ))}
      </div>
      <Facts
        facts={[
          { term: t('ticketing.valid_until'), value: <DueBadge at={quote.validUntil} /> },
          { term: t('ticketing.flights'), value: <Code>{quote.flights.join(' · ')}</Code> },
          { term: t('ticketing.departs'), value: local(quote.departsAt, quote.fromZone) },
          { term: t('ticketing.arrives'), value: local(quote.arrivesAt, quote.toZone) },
          {
            term: t('ticketing.duration'),
            value: t('ticketing.hours', { hours: Math.floor(quote.durationMin / 60), minutes: quote.durationMin % 60 }),
          },
          {
            term: t('ticketing.via'),
            value:
              quote.via.length > 0 &&
              `${quote.via.join(' ')}${quote.shortestConnectionMin === null ? '' : ` · ${t('ticketing.minutes', { count: quote.shortestConnectionMin })}`}`,
          },
          { term: t('ticketing.returns'), value: quote.returnDepartsAt !== null && local(quote.returnDepartsAt, quote.toZone) },
          { term: t('ticketing.fare_basis'), value: <Code>{quote.fareBasis}</Code> },
          {
            term: t('ticketing.each'),
            value: (
              <ul>
                {quote.fares.map((fare) => (
                  <li key={fare.ptc}>
                    {t(`movements.age_band.${fare.ptc}`)} <Price minor={fare.baseMinor + fare.taxesMinor} currency={quote.currency} />
                  </li>
                ))}
              </ul>
            ),
          },
          { term: t('ticketing.taxes'), value: <Price minor={quote.taxesMinor} currency={quote.currency} /> },
          { term: t('ticketing.refund'), value: t(quote.refundable ? 'ticketing.refundable' : 'ticketing.not_refundable') },
          {
            term: t('ticketing.change'),
            value:
              quote.changeFeeMinor === null ? t('ticketing.no_change') : <Price minor={quote.changeFeeMinor} currency={quote.currency} />,
          },
          {
            term: t('ticketing.bags'),
            value: (quote.bagsPieces > 0 || quote.bagsKg > 0) && t('ticketing.bags_of', { pieces: quote.bagsPieces, kg: quote.bagsKg }),
          },
        ]}
      />
      <div className="mt-auto flex flex-wrap gap-2 pt-1">
        {!chosen && (
          <Button
            look="main"
            reason={reason ?? (stops.length > 0 ? t('refusal.quote_breaks_request', { what: stops[0]! }) : undefined)}
            onClick={onChoose}
          >
            {t('ticketing.choose_quote')}
          </Button>
        )}
        {!chosen && (
          <Button look="quiet" busy={withdrawing.isSending} reason={blocked} onClick={() => void withdraw()}>
            {t('ticketing.withdraw_quote')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Narrower than a description list, so that three quotes stand beside each other and their lines can be compared. */
function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-col text-sm">
      {facts
        .filter(({ value }) => value !== false && value !== null && value !== '')
        .map((fact, at) => (
          <div key={at} className="flex items-baseline justify-between gap-3 border-t border-line py-1">
            <dt className="shrink-0 text-ink-soft">{fact.term}</dt>
            <dd className="min-w-0 text-end">{fact.value}</dd>
          </div>
        ))}
    </dl>
  )
}
