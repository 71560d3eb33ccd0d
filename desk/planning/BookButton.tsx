/** Books one family as the plan has it; of a what-if, moves it whole to its new flights. */
import * as runs from '#domain/planning/run-contract.ts'
import type { Run, RunCase } from '#domain/planning/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function BookButton({ run, one }: { run: Run; one: RunCase }) {
  const text = useText()
  const { t } = text
  const booking = useCommand(runs.bookPlan)
  const notAllowed = useWhyNot('planning.write')
  if (run.kind === 'WHAT_IF' && one.legs.join() === one.before.join()) return null
  const book = async () => {
    const sent = await booking.send({ runId: run.id, caseIds: [one.caseId] })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    if (sent.queued) return
    const [done] = sent.value.items
    if (done?.outcome === 'REFUSED') tell(t('planning.refused_one'), 'warn')
    else tell(t('planning.booked_one'))
  }
  return (
    <Button icon="movements" busy={booking.isSending} reason={notAllowed} onClick={() => void book()}>
      {t(run.kind === 'PLAN' ? 'planning.book' : 'planning.rebook')}
    </Button>
  )
}
