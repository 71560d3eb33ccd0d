/** Takes a list out of the house as a file: asks what it is for, and whether it is locked, before anything is sent. */
import { type FormEvent, useId, useState } from 'react'
import type { Contract, RequestOf } from '#domain/kit/contract.ts'
import { ExportFormat, ExportPurpose, passphraseMin } from '#domain/kit/export-words.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { fetchFile } from './api.ts'
import { failureText } from './failure-words.ts'
import { useWhyNot } from './permission-words.ts'
import { saveFile } from './save-file.ts'

type ExportButtonProps<C> = {
  contract: C
  /** The list as it is filtered now. */
  filters: Partial<RequestOf<C>>
}

export function ExportButton<C extends Contract<never, never, never> | Contract>({ contract, filters }: ExportButtonProps<C>) {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const whyNot = useWhyNot('people.export')
  return (
    <>
      <Button icon="download" reason={whyNot} onClick={() => setIsOpen(true)}>
        {t('export.button')}
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={t('export.title')}>
        <ExportForm contract={contract} filters={filters} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function ExportForm<C extends Contract<never, never, never> | Contract>({
  contract,
  filters,
  onDone,
}: ExportButtonProps<C> & { onDone: () => void }) {
  const text = useText()
  const { t, language } = text
  const errorId = useId()
  const [purpose, setPurpose] = useState('')
  const [note, setNote] = useState('')
  const [format, setFormat] = useState('CSV')
  const [isLocked, setIsLocked] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  const take = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (purpose === '' || note.trim().length < 3) return setProblem(t('export.choose'))
    if (isLocked && passphrase.length < passphraseMin) return setProblem(t('export.passphrase_short', { min: passphraseMin }))
    setProblem(undefined)
    setBusy(true)
    const asked = { purpose, note: note.trim(), format, language: language === 'en' ? 'en' : 'fr', ...(isLocked ? { passphrase } : {}) }
    const answer = await fetchFile(contract, { ...filters, ...asked } as unknown as RequestOf<C>)
    setBusy(false)
    if (!answer.ok) return setProblem(failureText(text, answer))
    saveFile(answer.value.blob, answer.value.name)
    onDone()
  }
  return (
    <form noValidate onSubmit={(event) => void take(event)} className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t('export.what')}</p>
      {problem !== undefined && (
        <div id={errorId}>
          <Notice mood="bad" live>
            {problem}
          </Notice>
        </div>
      )}
      <Field label={t('export.purpose')} required>
        <Select
          value={purpose}
          onChange={setPurpose}
          placeholder={t('ui.choose')}
          options={ExportPurpose.options.map((each) => ({ value: each, label: t(`export.purpose.${each}`) }))}
        />
      </Field>
      <Field label={t('export.note')} hint={t('export.note_hint')} required>
        <TextInput value={note} onChange={setNote} maxLength={200} />
      </Field>
      <Field label={t('export.format')} required>
        <Select
          value={format}
          onChange={setFormat}
          options={ExportFormat.options.map((each) => ({ value: each, label: t(`export.format.${each}`) }))}
        />
      </Field>
      <Checkbox checked={isLocked} onChange={setIsLocked} label={t('export.lock')} />
      {isLocked && (
        <Field label={t('export.passphrase')} hint={t('export.passphrase_hint', { min: passphraseMin })} required>
          <TextInput type="password" value={passphrase} onChange={setPassphrase} maxLength={200} autoComplete="new-password" />
        </Field>
      )}
      <div>
        <Button type="submit" look="main" icon="download" busy={busy}>
          {t(busy ? 'export.taking' : 'export.take')}
        </Button>
      </div>
    </form>
  )
}
