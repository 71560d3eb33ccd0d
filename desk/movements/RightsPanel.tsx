/** On the page of a case: visas, residence permits and waivers that let its members pass borders on the way, by their references. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import * as borders from '#domain/movements/border-contract.ts'
import type { TravelRight } from '#domain/movements/border-words.ts'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { RightForm } from './RightForm.tsx'
import { countryText } from './shared.tsx'

export function RightsPanel({ caseId }: CasePanelProps) {
  const text = useText()
  const { t, write } = text
  const [adding, setAdding] = useState(false)
  const whyNot = useWhyNot('movements.clear')
  const story = useAsk(cases.getCase, { caseId })
  const rights = useAsk(borders.listTravelRights, { caseId })
  const members = story.value?.members ?? []
  return (
    <Panel
      title={t('movements.rights')}
      actions={
        <Button icon="add" reason={whyNot} onClick={() => setAdding(true)}>
          {t('movements.record_right')}
        </Button>
      }
    >
      <AskedPart of={rights} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-sm text-ink-soft">{t('movements.no_rights')}</p>
          ) : (
            <Table
              caption={t('movements.rights')}
              rows={items}
              rowKey={(right) => right.id}
              columns={[
                {
                  key: 'who',
                  title: t('movements.column.person'),
                  heads: true,
                  cell: (right) => {
                    const found = members.find(({ personId }) => personId === right.personId)
                    return found === undefined ? '…' : <PersonName person={found.person} />
                  },
                },
                {
                  key: 'what',
                  title: t('movements.right_kind'),
                  cell: (right) => `${t(`movements.right_kind.${right.kind}`)} — ${countryText(text, right.country)}`,
                },
                { key: 'reference', title: t('movements.reference'), cell: (right) => <Code>{right.reference}</Code> },
                {
                  key: 'days',
                  title: t('movements.right_days'),
                  cell: (right) => t('movements.between', { from: write.day(right.validFrom), to: write.day(right.validUntil) }),
                },
                {
                  key: 'do',
                  title: t('movements.actions'),
                  screenOnly: true,
                  cell: (right) => <EndButton right={right} reason={whyNot} />,
                },
              ]}
            />
          )
        }
      </AskedPart>
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('movements.record_right')}>
        <RightForm
          caseId={caseId}
          members={members.map(({ personId, person }) => ({ value: personId, label: nameOf(person) }))}
          onDone={() => setAdding(false)}
        />
      </Dialog>
    </Panel>
  )
}

function EndButton({ right, reason }: { right: TravelRight; reason: string | undefined }) {
  const text = useText()
  const { t } = text
  const ending = useCommand(borders.endTravelRight)
  const end = async () => {
    const sent = await ending.send({ rightId: right.id })
    tell(sent.ok ? t('movements.right_ended') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <Button look="quiet" icon="close" reason={reason} busy={ending.isSending} onClick={() => void end()}>
      {t('movements.end_right')}
    </Button>
  )
}
