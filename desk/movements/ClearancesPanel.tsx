/** On the page of a case: how each clearance of each member stands, what still blocks, and the word that the family is ready to travel. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import type { Clearance } from '#domain/movements/clearance-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { AddClearanceForm } from './AddClearanceForm.tsx'
import { type Asking, ClearanceLines, type Member } from './ClearanceLines.tsx'
import { ClearanceForm } from './ClearanceForm.tsx'
import { FitnessForm } from './FitnessForm.tsx'
import { MedicalForm } from './MedicalForm.tsx'
import { RestrictionForm } from './RestrictionForm.tsx'
import { blockText } from './shared.tsx'

type Asked = { what: Asking; clearance: Clearance } | { what: 'add' }

export function ClearancesPanel({ caseId }: CasePanelProps) {
  const { t } = useText()
  const [asked, setAsked] = useState<Asked>()
  const story = useAsk(cases.getCase, { caseId })
  const listed = useAsk(clearances.listClearances, { caseId })
  const close = () => setAsked(undefined)
  const members = story.value?.members ?? []
  const nameIn = (personId: PersonId | null) => members.find((member) => member.personId === personId)?.person
  return (
    <Panel title={t('movements.clearances')} actions={<ClearanceActions caseId={caseId} onAdd={() => setAsked({ what: 'add' })} />}>
      <div className="flex flex-col gap-4">
        <Readiness caseId={caseId} members={members} />
        <AskedPart of={listed}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="check" title={t('movements.no_clearances')}>
                {t('movements.no_clearances_why')}
              </EmptyState>
            ) : (
              <ClearanceLines items={items} members={members} onAsk={(what, clearance) => setAsked({ what, clearance })} />
            )
          }
        </AskedPart>
      </div>
      <Dialog
        open={asked !== undefined}
        onClose={close}
        title={
          <DialogTitle asked={asked} name={asked !== undefined && 'clearance' in asked ? nameIn(asked.clearance.personId) : undefined} />
        }
      >
        {asked?.what === 'record' && <ClearanceForm clearance={asked.clearance} onDone={close} />}
        {asked?.what === 'restriction' && <RestrictionForm clearance={asked.clearance} onDone={close} />}
        {asked?.what === 'fitness' && <FitnessForm clearance={asked.clearance} onDone={close} />}
        {asked?.what === 'medical' && <MedicalForm clearance={asked.clearance} onDone={close} />}
        {asked?.what === 'add' && <AddClearanceForm caseId={caseId} members={members} onDone={close} />}
      </Dialog>
    </Panel>
  )
}

function DialogTitle({ asked, name }: { asked: Asked | undefined; name: Member['person'] | undefined }) {
  const { t } = useText()
  if (asked === undefined || asked.what === 'add') return <>{t('movements.add_clearance')}</>
  return (
    <>
      {t(`movements.kind.${asked.clearance.kind}`)} {name !== undefined && <PersonName person={name} />}
    </>
  )
}

function ClearanceActions({ caseId, onAdd }: { caseId: CaseId; onAdd: () => void }) {
  const text = useText()
  const { t } = text
  const whyNot = useWhyNot('movements.clear')
  const readiness = useAsk(clearances.getReadiness, { caseId })
  const requiring = useCommand(clearances.requireClearances)
  const confirming = useCommand(clearances.confirmTravelReady)
  const require = async () => {
    const sent = await requiring.send({ caseId })
    tell(
      sent.ok ? (sent.queued ? t('ui.queued') : t('movements.required', { added: sent.value.added })) : failureText(text, sent),
      sent.ok ? 'good' : 'bad',
    )
  }
  const confirm = async () => {
    const sent = await confirming.send({ caseId })
    tell(sent.ok ? t('movements.confirmed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const { ready = false, blocks = [], status } = readiness.value ?? {}
  const blocked = ready ? undefined : t('movements.blocked_short', { count: blocks.length })
  const elsewhere = status === undefined || status === 'IN_CLEARANCE' ? undefined : t('movements.only_in_clearance')
  return (
    <>
      <Button look="quiet" icon="add" reason={whyNot} onClick={onAdd}>
        {t('movements.add_clearance')}
      </Button>
      <Button icon="programmes" reason={whyNot} busy={requiring.isSending} onClick={() => void require()}>
        {t('movements.require')}
      </Button>
      <Button look="main" icon="check" reason={whyNot ?? elsewhere ?? blocked} busy={confirming.isSending} onClick={() => void confirm()}>
        {t('movements.confirm_ready')}
      </Button>
    </>
  )
}

/** What the guard G1 says, one sentence for each thing that blocks. */
function Readiness({ caseId, members }: { caseId: CaseId; members: readonly Member[] }) {
  const text = useText()
  const { t, write } = text
  const readiness = useAsk(clearances.getReadiness, { caseId })
  const name = (personId: string) => {
    const member = members.find((each) => each.personId === personId)
    return member === undefined ? undefined : nameOf(member.person)
  }
  return (
    <AskedPart of={readiness} lines={2}>
      {(it) =>
        it.ready ? (
          <Notice mood="good" title={t('movements.is_ready')}>
            {it.criticalOn !== null && t('movements.travel_before', { day: write.day(it.criticalOn) })}
          </Notice>
        ) : (
          <Notice mood="warn" title={t('movements.blocked', { count: it.blocks.length })}>
            <ul className="list-disc ps-4">
              {it.blocks.slice(0, 6).map((block) => (
                <li key={`${block.word} ${block.personId} ${block.kind}`}>{blockText(text, block, name)}</li>
              ))}
              {it.blocks.length > 6 && <li>{t('movements.and_more', { count: it.blocks.length - 6 })}</li>}
            </ul>
          </Notice>
        )
      }
    </AskedPart>
  )
}
