/** Which of these cases stand on a nominal roll, for whom it is, and as what it is taken along. */
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { CaseId } from '#domain/cases/words.ts'
import { giveRoll } from '#domain/movements/roll-contract.ts'
import { RollFormat, RollRecipient } from '#domain/movements/roll-words.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { fetchFile } from '#desk/kit/api.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { saveFile } from '#desk/kit/save-file.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'

export type RollChoice = { readonly caseId: CaseId; readonly label: string; readonly hint?: string | undefined }

export type RollFormProps = {
  choices: readonly RollChoice[]
  movementId?: MovementId
  /** Chosen before anybody looked: everybody booked, nobody of a list of all who are ready. */
  chosen?: readonly CaseId[]
  /** Beside the list of choices, such as the button that shows more of them. */
  more?: ReactNode
  onDone: () => void
}

export function RollForm({ choices, movementId, chosen: first = [], more, onDone }: RollFormProps) {
  const text = useText()
  const { t, language } = text
  const errorId = useId()
  const [chosen, setChosen] = useState<readonly CaseId[]>(first)
  const [recipient, setRecipient] = useState('')
  const [format, setFormat] = useState<string>('PDF')
  const [words, setWords] = useState<string>(language === 'en' ? 'en' : 'fr')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  // Arabic is a language of paper: a file is read back by its French or English headings.
  const languages = format === 'PDF' ? ['fr', 'en', 'ar'] : ['fr', 'en']
  const chosenWords = languages.includes(words) ? words : 'fr'

  const take = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (chosen.length === 0 || recipient === '') return setProblem(t('movements.roll.incomplete'))
    setProblem(undefined)
    setBusy(true)
    const answer = await fetchFile(giveRoll, {
      caseIds: [...chosen],
      ...(movementId === undefined ? {} : { movementId }),
      recipient: recipient as RollRecipient,
      format: format as RollFormat,
      language: chosenWords as 'fr',
    })
    setBusy(false)
    if (!answer.ok) return setProblem(failureText(text, answer))
    saveFile(answer.value.blob, answer.value.name)
    onDone()
  }
  return (
    <form noValidate onSubmit={(event) => void take(event)} className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t('movements.roll.what')}</p>
      {problem !== undefined && (
        <div id={errorId}>
          <Notice mood="bad" live>
            {problem}
          </Notice>
        </div>
      )}
      <fieldset>
        <legend className="font-medium">{t('movements.roll.cases')}</legend>
        <div className="mt-1 flex max-h-64 flex-col gap-1 overflow-y-auto">
          {choices.map(({ caseId, label, hint }) => (
            <Checkbox
              key={caseId}
              label={label}
              hint={hint}
              checked={chosen.includes(caseId)}
              onChange={(is) => setChosen((before) => (is ? [...before, caseId] : before.filter((one) => one !== caseId)))}
            />
          ))}
          {more}
        </div>
      </fieldset>
      <Field label={t('movements.roll.recipient')} required>
        <Select
          value={recipient}
          onChange={setRecipient}
          placeholder={t('ui.choose')}
          options={RollRecipient.options.map((each) => ({ value: each, label: t(`register.recipient.${each}`) }))}
        />
      </Field>
      <Field label={t('movements.roll.format')} required>
        <Select
          value={format}
          onChange={setFormat}
          options={RollFormat.options.map((each) => ({ value: each, label: t(`movements.roll.format.${each}`) }))}
        />
      </Field>
      <Field label={t('movements.roll.language')} required>
        <Select
          value={chosenWords}
          onChange={setWords}
          options={languages.map((each) => ({ value: each, label: text.write.language(each) }))}
        />
      </Field>
      <div>
        <Button type="submit" look="main" icon="download" busy={busy}>
          {t('movements.roll.take')}
        </Button>
      </div>
    </form>
  )
}
