/** On the page of a case: the cards of the family for each journey that is still ahead or under way. */
import * as movements from '#domain/movements/contract.ts'
import { CardKind } from '#domain/papers/card-words.ts'
import * as papers from '#domain/papers/contract.ts'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function CaseCardsPanel({ caseId }: CasePanelProps) {
  const { t } = useText()
  const found = useAsk(movements.listJourneys, { caseId })
  const ahead = found.value?.items.filter(({ status }) => status !== 'CANCELLED' && status !== 'ARRIVED') ?? []
  // Without a journey there is nothing to carry, and the panel of journeys says so already.
  if (ahead.length === 0) return null
  return (
    <Panel title={t('papers.cards')}>
      <ul className="flex flex-col gap-2">
        {ahead.map((journey) => (
          <li key={journey.id} className="flex flex-wrap items-center gap-2">
            <TextLink to="/movements/$movementId" params={{ movementId: journey.id }}>
              <Code>{journey.publicRef}</Code>
            </TextLink>
            {CardKind.options.map((kind) => (
              <DownloadButton key={kind} contract={papers.cardsPdf} input={{ movementId: journey.id, caseId, kind }} icon="print">
                {t(`papers.card.${kind}`)}
              </DownloadButton>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
