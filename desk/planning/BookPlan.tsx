/** Books everybody whom the plan places and who has no seats yet, some at a time, so that what was done is kept whatever comes after. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as runs from '#domain/planning/run-contract.ts'
import type { Run, RunCase } from '#domain/planning/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { useText } from '#ui/TextProvider.tsx'

const atOnce = 10

type Counted = { done: number; of: number; booked: number; refused: number }

export function BookPlan({ run, cases }: { run: Run; cases: readonly RunCase[] }) {
  const text = useText()
  const { t } = text
  const queries = useQueryClient()
  const booking = useCommand(runs.bookPlan)
  const notAllowed = useWhyNot('planning.write')
  const [asking, setAsking] = useState(false)
  const [counted, setCounted] = useState<Counted>()
  const waiting = cases.filter((one) => one.bookedOn === null && one.legs.length > 0 && one.before.join() !== one.legs.join())
  const isWhatIf = run.kind === 'WHAT_IF'
  const book = async () => {
    setAsking(false)
    const sum: Counted = { done: 0, of: waiting.length, booked: 0, refused: 0 }
    for (let at = 0; at < waiting.length; at += atOnce) {
      setCounted({ ...sum })
      const sent = await booking.send({ runId: run.id, caseIds: waiting.slice(at, at + atOnce).map(({ caseId }) => caseId) })
      if (!sent.ok || sent.queued) break
      sum.done += sent.value.items.length
      sum.booked += sent.value.items.filter(({ outcome }) => outcome === 'BOOKED').length
      sum.refused += sent.value.items.filter(({ outcome }) => outcome === 'REFUSED').length
    }
    setCounted({ ...sum })
    void queries.invalidateQueries()
  }
  if (waiting.length === 0 && counted === undefined) return null
  return (
    <div className="flex flex-col gap-2">
      {counted !== undefined &&
        (booking.isSending ? (
          <Progress label={t('planning.booking_all')} done={counted.done} of={counted.of} />
        ) : (
          <Notice mood={counted.refused > 0 || booking.failure !== undefined ? 'warn' : 'good'} live>
            {t('planning.booked_all', { booked: counted.booked, refused: counted.refused })}
            {booking.failure !== undefined && ` ${failureText(text, booking.failure)}`}
          </Notice>
        ))}
      {waiting.length > 0 && (
        <div>
          <Button look="main" icon="movements" busy={booking.isSending} reason={notAllowed} onClick={() => setAsking(true)}>
            {t(isWhatIf ? 'planning.rebook_all' : 'planning.book_all', { count: waiting.length })}
          </Button>
        </div>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t(isWhatIf ? 'planning.rebook_all' : 'planning.book_all', { count: waiting.length })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
            <Button look="main" icon="check" onClick={() => void book()}>
              {t(isWhatIf ? 'planning.rebook' : 'planning.book')}
            </Button>
          </>
        }
      >
        <p>{t(isWhatIf ? 'planning.rebook_all_what' : 'planning.book_all_what')}</p>
      </Dialog>
    </div>
  )
}
