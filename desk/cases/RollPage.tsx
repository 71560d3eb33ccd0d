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
import { Progress } from '#ui/Progress.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { partiesIn, PartyFields, type TypedParties } from './PartyFields.tsx'
import { type Decisions, later, RollDecisions } from './RollDecisions.tsx'
import { RollFamilies } from './RollFamilies.tsx'
import { RollFaults } from './RollFaults.tsx'
import { RollBadge } from './RollsPage.tsx'

export function RollPage() {
  const { t, write } = useText()
  const rollId = useParam('rollId') as RollId
  const found = useAsk(rolls.getRoll, { rollId })
  const roll = found.value?.roll
  return (
    <Page
      title={t('cases.roll')}
      heading={roll && <bdi>{roll.fileName}</bdi>}
      lead={
        roll && (
          <>
            <RollBadge state={roll.state} />
            <span>{roll.programmeCode}</span>
            <span>{write.instant(roll.previewedAt)}</span>
          </>
        )
      }
      back={{ to: '/cases/rolls', label: t('cases.rolls') }}
    >
      <AskedPart of={found} lines={10}>
        {(preview) => (preview.roll.state === 'PREVIEWED' ? <PreviewPart preview={preview} /> : <MadePart roll={preview.roll} />)}
      </AskedPart>
    </Page>
  )
}

function PreviewPart({ preview }: { preview: RollPreview }) {
  const text = useText()
  const { t } = text
  const { roll, duplicates, openParties } = preview
  const [decisions, setDecisions] = useState<Decisions>({})
  const [typed, setTyped] = useState<TypedParties>({})
  const parties = partiesIn(openParties, typed)
  const committing = useCommand(rolls.commitRoll)
  const mayImport = useWhyNot('cases.import')
  const left = duplicates.filter((each) => decisions[each.row] === undefined).length
  const lacks = openParties.some(({ oneOf }) => !parties.some((party) => oneOf.some(({ kind }) => kind === party.kind)))
  const reason =
    mayImport ??
    (roll.faultCount > 0 ? t('roll.no_faults_first') : left > 0 ? t('roll.decide_first') : lacks ? t('party.give_first') : undefined)

  const commit = async () => {
    const said = duplicates.map(({ row }) => {
      const word = decisions[row] ?? null
      return word === later ? { row, samePerson: null, later: true } : { row, samePerson: word }
    })
    const sent = await committing.send({ rollId: roll.id, decisions: said, parties })
    if (sent.ok) tell(t('roll.committed', { rows: roll.rowCount, families: roll.householdCount }))
  }
  return (
    <div className="flex flex-col gap-4">
      <p>{t('roll.found', { rows: roll.rowCount, families: roll.householdCount })}</p>
      {committing.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, committing.failure)}
        </Notice>
      )}
      <RollFaults preview={preview} />
      {duplicates.length > 0 && <RollDecisions duplicates={duplicates} decisions={decisions} onDecide={setDecisions} left={left} />}
      {openParties.length > 0 && (
        <div className="max-w-xl">
          <p className="mb-2 text-sm">{t('party.of_roll')}</p>
          <PartyFields demands={openParties} typed={typed} onChange={setTyped} />
        </div>
      )}
      <RollFamilies preview={preview} />
      {committing.isSending && <CommitProgress roll={roll} />}
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

/** Until the server has counted, the whole is all there is to say. */
function CommitProgress({ roll }: { roll: RollPreview['roll'] }) {
  const { t, write } = useText()
  const [began] = useState(() => Date.now())
  const { value } = useAsk(rolls.getRollProgress, { rollId: roll.id }, { refreshEveryMs: 1_000 })
  if (value === undefined || value.done === 0) return <Progress label={t('roll.committing')} done={0} of={roll.rowCount} />
  const secondsLeft = Math.round((((Date.now() - began) / 1000) * (value.total - value.done)) / value.done)
  return (
    <>
      <Progress label={t('roll.committing')} done={value.done} of={value.total} />
      <p className="text-sm text-ink-soft">{t('roll.seconds_left', { seconds: write.number(secondsLeft) })}</p>
    </>
  )
}

function MadePart({ roll }: { roll: RollPreview['roll'] }) {
  const text = useText()
  const { t } = text
  const [asking, setAsking] = useState(false)
  const undoing = useCommand(rolls.undoRoll)
  const whyNot = useWhyNot('cases.import')
  const undo = async () => {
    const sent = await undoing.send({ rollId: roll.id })
    tell(sent.ok ? t('roll.undone') : failureText(text, sent), sent.ok ? 'good' : 'bad')
    setAsking(false)
  }
  if (roll.state === 'UNDONE') return <Notice mood="neutral">{t('roll.undone')}</Notice>
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
