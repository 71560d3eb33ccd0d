/** On the first page: mishaps that I am told of by my role and that nobody of us has acknowledged yet. No name of a traveller. */
import * as contracts from '#domain/transit/mishap-contract.ts'
import type { ToldLine } from '#domain/transit/told-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisInstant } from './queries.ts'

const shown = 6
const refreshEveryMs = 60_000

export function ToldCard() {
  const { t } = useText()
  const told = useAsk(contracts.listTold, { limit: shown }, { refreshEveryMs })
  return (
    <Panel title={t('transit.told')}>
      <AskedPart of={told} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={t('transit.nothing_told')} />
          ) : (
            <ul className="flex flex-col divide-y divide-line">
              {items.map((line) => (
                <li key={line.id} className="py-2 first:pt-0 last:pb-0">
                  <Line line={line} onKnown={told.refresh} />
                </li>
              ))}
            </ul>
          )
        }
      </AskedPart>
    </Panel>
  )
}

function Line({ line, onKnown }: { line: ToldLine; onKnown: () => void }) {
  const text = useText()
  const { t, write } = text
  const knowing = useCommand(contracts.acknowledgeTold)
  const late = line.acknowledgeBy !== null && line.closedAt === null && line.acknowledgeBy < thisInstant()
  const know = async () => {
    const sent = await knowing.send({ toldId: line.id })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    tell(t('ui.saved'))
    onKnown()
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {line.code === null ? t('transit.mishap_restricted') : t(`status.transit.mishap.${line.code}`)}
          <Badge mood={line.severity >= 3 ? 'bad' : 'warn'}>{t(`transit.severity.${line.severity}`)}</Badge>
          {line.closedAt !== null && <Badge mood="good">{t('transit.closed')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <Place line={line} />
          <span>{t('transit.told_for', { airport: line.airport, count: line.persons })}</span>
          <span>{t('transit.told_as', { who: t(`transit.notified.${line.party}`) })}</span>
          <span>{write.instant(line.toldAt)}</span>
          {line.acknowledgeBy !== null && line.closedAt === null && (
            <span className={late ? 'text-bad' : undefined}>
              {t(late ? 'transit.acknowledge_late' : 'transit.acknowledge_by', { time: write.clock(line.acknowledgeBy) })}
            </span>
          )}
        </p>
      </div>
      <Button icon="check" busy={knowing.isSending} onClick={() => void know()}>
        {t('transit.we_know')}
      </Button>
    </div>
  )
}

/** The mishap for whoever works at the airport, the case for whoever follows it. */
function Place({ line }: { line: ToldLine }) {
  const self = useSelf()
  if (may(self, 'transit.read'))
    return (
      <TextLink to="/transit/mishaps/$mishapId" params={{ mishapId: line.mishapId }} search={{ airport: line.airport }}>
        <Code>{line.caseRef}</Code>
      </TextLink>
    )
  if (may(self, 'cases.read'))
    return (
      <TextLink to="/cases/$caseId" params={{ caseId: line.caseId }}>
        <Code>{line.caseRef}</Code>
      </TextLink>
    )
  return <Code>{line.caseRef}</Code>
}
