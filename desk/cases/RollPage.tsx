/**
 * One roll: while it is a preview, its faults by row and column, the persons who may be on file already, and what it would make; then
 * the import of all or nothing, and the way back as long as nobody has worked on it.
 */
import { useState } from 'react'
import * as rolls from '#domain/cases/roll-contract.ts'
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import type { RollId } from '#domain/cases/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { ButtonLink, useParam } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { partiesIn, PartyFields, type TypedParties } from './PartyFields.tsx'
import { type Decisions, later, type Others, RollDecisions } from './RollDecisions.tsx'
import { RollFamilies } from './RollFamilies.tsx'
import { RollFaults } from './RollFaults.tsx'
import { RollRun } from './RollRun.tsx'
import { RollBadge } from './RollsPage.tsx'

export function RollPage() {
  const { t, write } = useText()
  const rollId = useParam('rollId') as RollId
  const [isUnderWay, setIsUnderWay] = useState(false)
  // What somebody else began, or a start after a crash goes on with, is followed until it ends.
  const found = useAsk(rolls.getRoll, { rollId }, isUnderWay ? { refreshEveryMs: 3_000 } : {})
  const roll = found.value?.roll
  if ((roll?.underWay != null) !== isUnderWay) setIsUnderWay(roll?.underWay != null)
  return (
    <Page
      title={t('cases.roll')}
      heading={roll && <bdi>{roll.fileName}</bdi>}
      lead={
        roll && (
          <>
            <RollBadge roll={roll} />
            <span>{roll.programmeCode}</span>
            <span>{write.instant(roll.previewedAt)}</span>
          </>
        )
      }
      back={{ to: '/cases/rolls', label: t('cases.rolls') }}
    >
      <AskedPart of={found} lines={10}>
        {(preview) => {
          if (preview.roll.underWay !== null) return <RollRun roll={preview.roll} what={preview.roll.underWay.what} />
          return preview.roll.state === 'PREVIEWED' ? <PreviewPart preview={preview} /> : <MadePart roll={preview.roll} />
        }}
      </AskedPart>
    </Page>
  )
}

function PreviewPart({ preview }: { preview: RollPreview }) {
  const text = useText()
  const { t } = text
  const { roll, duplicates, duplicateCount, openParties } = preview
  const [decisions, setDecisions] = useState<Decisions>({})
  const [others, setOthers] = useState<Others>('UNDECIDED')
  const [typed, setTyped] = useState<TypedParties>({})
  const parties = partiesIn(openParties, typed)
  const committing = useCommand(rolls.commitRoll)
  const mayImport = useWhyNot('cases.import')
  const left = others === 'UNDECIDED' ? duplicateCount - duplicates.filter((each) => decisions[each.row] !== undefined).length : 0
  const lacks = openParties.some(({ oneOf }) => !parties.some((party) => oneOf.some(({ kind }) => kind === party.kind)))
  const reason =
    mayImport ??
    (roll.faultCount > 0 ? t('roll.no_faults_first') : left > 0 ? t('roll.decide_first') : lacks ? t('party.give_first') : undefined)

  const commit = async () => {
    const said = duplicates.flatMap(({ row }) => {
      const word = decisions[row]
      if (word === undefined) return []
      return [word === later ? { row, samePerson: null, later: true } : { row, samePerson: word }]
    })
    const sent = await committing.send({ rollId: roll.id, decisions: said, others, parties })
    if (sent.ok) tell(t('roll.committed', { rows: roll.rowCount, families: roll.householdCount }))
  }
  if (committing.isSending) return <RollRun roll={roll} what="COMMIT" />
  return (
    <div className="flex flex-col gap-4">
      <p>{t('roll.found', { rows: roll.rowCount, families: roll.householdCount })}</p>
      {committing.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, committing.failure)}
        </Notice>
      )}
      <RollFaults preview={preview} />
      {duplicates.length > 0 && (
        <RollDecisions preview={preview} decisions={decisions} onDecide={setDecisions} others={others} onOthers={setOthers} left={left} />
      )}
      {openParties.length > 0 && (
        <div className="max-w-xl">
          <p className="mb-2 text-sm">{t('party.of_roll')}</p>
          <PartyFields demands={openParties} typed={typed} onChange={setTyped} />
        </div>
      )}
      <RollFamilies preview={preview} />
      <div className="flex flex-wrap gap-2">
        <Button look="main" icon="check" busy={committing.isSending} reason={reason} onClick={() => void commit()}>
          {t('roll.commit', { rows: roll.rowCount })}
        </Button>
        <ButtonLink icon="upload" to="/cases/rolls/new">
          {t('roll.look_again')}
        </ButtonLink>
      </div>
    </div>
  )
}

function MadePart({ roll }: { roll: RollPreview['roll'] }) {
  const text = useText()
  const { t } = text
  const [asking, setAsking] = useState(false)
  const undoing = useCommand(rolls.undoRoll)
  const whyNot = useWhyNot('cases.import')
  const undo = async () => {
    setAsking(false)
    const sent = await undoing.send({ rollId: roll.id })
    tell(sent.ok ? t('roll.undone') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  if (roll.state === 'UNDONE') return <Notice mood="neutral">{t('roll.undone')}</Notice>
  if (undoing.isSending) return <RollRun roll={roll} what="UNDO" />
  return (
    <div className="flex flex-col gap-4">
      <Notice mood="good">{t('roll.committed', { rows: roll.rowCount, families: roll.householdCount })}</Notice>
      <div className="flex flex-wrap gap-2">
        <ButtonLink look="main" icon="cases" to="/cases" search={{ rollId: roll.id }}>
          {t('roll.see_cases')}
        </ButtonLink>
        <Button look="danger" icon="back" reason={whyNot} onClick={() => setAsking(true)}>
          {t('roll.undo')}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('roll.undo')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
            <Button look="danger" busy={undoing.isSending} onClick={() => void undo()}>
              {t('roll.undo')}
            </Button>
          </>
        }
      >
        {t('roll.undo_what')}
      </Dialog>
    </div>
  )
}
