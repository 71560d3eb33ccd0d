/** A receipt came back signed: on which day, and its scan when somebody has one. */
import { useId, useState } from 'react'
import * as contracts from '#domain/people/original-contract.ts'
import { signReceipt } from '#domain/people/original-rules.ts'
import type { OriginalOfDocument } from '#domain/people/original-words.ts'
import { upload } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField } from '#desk/kit/FormFields.tsx'
import { useSelf } from '#desk/kit/session.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisDay, thisInstant } from './this-day.ts'

export function SignReceiptForm({ original, ofStep, onDone }: { original: OriginalOfDocument; ofStep: number; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const inputId = useId()
  const [sending, setSending] = useState(false)
  const { document, standing, steps } = original
  const labels = { signedOn: t('people.originals.signed_on'), fileId: t('people.originals.scan') }
  const form = useForm({
    contract: contracts.signReceipt,
    initial: { signedOn: thisDay() as string, fileId: '' },
    input: (values) => ({ documentId: document.id, seenStep: standing.step, ofStep, ...values }),
    check: (input) => signReceipt(steps, contracts.signReceipt.input.parse(input), { actor: self, today: thisDay(), now: thisInstant() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const attach = async (file: File | undefined) => {
    if (file === undefined) return
    setSending(true)
    const sent = await upload(file)
    setSending(false)
    if (sent.ok) form.set('fileId', sent.value.id)
    else tell(failureText(text, sent), 'bad')
  }
  return (
    <CommandForm form={form} submit={t('people.originals.sign')} labels={labels}>
      <DateField form={form} name="signedOn" label={labels.signedOn} max={thisDay()} />
      <div className="flex flex-wrap items-center gap-2">
        <label className="sr-only" htmlFor={inputId}>
          {t('people.originals.scan_choose')}
        </label>
        <input
          id={inputId}
          type="file"
          tabIndex={-1}
          className="sr-only"
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => void attach(event.target.files?.[0])}
        />
        <Button icon="upload" busy={sending} onClick={() => globalThis.document.getElementById(inputId)?.click()}>
          {t('people.originals.scan_choose')}
        </Button>
        {form.values.fileId !== '' && <span role="status">{t('people.originals.scan_there')}</span>}
      </div>
    </CommandForm>
  )
}
