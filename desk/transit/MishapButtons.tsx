/** What a supervisor does with an open mishap, beside the group and on its own page: takes it up, and closes it with how it ended. */
import { useState } from 'react'
import * as transit from '#domain/transit/contract.ts'
import type { Mishap } from '#domain/transit/mishap-words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CloseMishapForm } from './CloseMishapForm.tsx'
import { thisInstant } from './queries.ts'

export function MishapButtons({ mishap, onChanged }: { mishap: Mishap; onChanged?: () => void }) {
  const text = useText()
  const { t } = text
  const acknowledging = useCommand(transit.acknowledgeMishap)
  const [closing, setClosing] = useState(false)
  const whyNot = useWhyNot('transit.supervise')
  if (mishap.closedAt !== null) return null
  const takeUp = async () => {
    const sent = await acknowledging.send({ mishapId: mishap.id, doneAt: thisInstant() })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    onChanged?.()
  }
  return (
    <>
      {mishap.acknowledgedAt === null && mishap.acknowledgeBy !== null && (
        <Button look="main" icon="check" reason={whyNot} busy={acknowledging.isSending} onClick={() => void takeUp()}>
          {t('transit.acknowledge')}
        </Button>
      )}
      <Button icon="lock" reason={whyNot} onClick={() => setClosing(true)}>
        {t('transit.close_mishap')}
      </Button>
      <Dialog open={closing} onClose={() => setClosing(false)} title={t('transit.close_mishap')}>
        <CloseMishapForm
          mishap={mishap}
          onDone={() => {
            setClosing(false)
            onChanged?.()
          }}
        />
      </Dialog>
    </>
  )
}
