/** Takes a row away after asking once more, and says where it was pressed why it cannot. */
import { useState } from 'react'
import type { Contract, RequestOf } from '#domain/kit/contract.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function RemoveButton<C extends Contract<never, never, never> | Contract>({
  contract,
  input,
}: {
  contract: C
  input: RequestOf<C>
}) {
  const text = useText()
  const { t } = text
  const [asking, setAsking] = useState(false)
  const removing = useCommand(contract)
  const mayNot = useWhyNot('transports.write')
  const remove = async () => {
    const sent = await removing.send(input)
    if (sent.ok) setAsking(false)
  }
  return (
    <>
      <Button look="quiet" icon="close" iconOnly reason={mayNot} onClick={() => setAsking(true)}>
        {t('transports.remove')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('transports.remove')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
            <Button look="danger" busy={removing.isSending} onClick={() => void remove()}>
              {t('transports.remove')}
            </Button>
          </>
        }
      >
        <p>{t('transports.remove_what')}</p>
        {removing.failure !== undefined && (
          <Notice mood="bad" live>
            {failureText(text, removing.failure)}
          </Notice>
        )}
      </Dialog>
    </>
  )
}
