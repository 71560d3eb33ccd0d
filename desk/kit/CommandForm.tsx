/** The frame of a form: problems at the top, fields, one main button, and a word on the draft that was brought back. */
import { type FormEvent, type ReactNode, useMemo } from 'react'
import { Button } from '#ui/Button.tsx'
import { FormErrors } from '#ui/FormErrors.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { failureText, problemText } from './failure-words.ts'
import type { Form } from './form.ts'

export type CommandFormProps = {
  // Any form: its values' names are checked where its fields are written.
  form: Pick<Form, 'problems' | 'failure' | 'attempt' | 'isSending' | 'draftFrom' | 'submit' | 'reset'>
  /** What the button says: a verb. */
  submit: ReactNode
  /** Why it cannot be sent now, when it cannot. */
  reason?: string | undefined
  /** Beside the button. */
  actions?: ReactNode
  /** What to call a field in the summary; else the summary shows its path. */
  labels?: Readonly<Record<string, string>>
  children: ReactNode
}

export function CommandForm({ form, submit, reason, actions, labels = {}, children }: CommandFormProps) {
  const text = useText()
  const { t, write } = text
  const errors = useMemo(() => {
    const { failure } = form
    if (failure === undefined) return []
    if (failure.why !== 'bad_input' || failure.fields.length === 0) return [{ message: failureText(text, failure) }]
    return failure.fields.map((field) => {
      const name = field.path.split('.')[0]!
      return { message: `${labels[name] ?? field.path} : ${problemText(text, field)}`, field: name in labels ? name : undefined }
    })
  }, [form.failure, form.attempt, text, labels])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === undefined) void form.submit()
  }
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <FormErrors title={t('ui.form_stopped')} errors={errors} attempt={form.attempt} />
      {form.draftFrom !== undefined && (
        <Notice
          actions={
            <Button look="quiet" onClick={form.reset}>
              {t('ui.draft_forget')}
            </Button>
          }
        >
          {t('ui.draft_from', { when: write.instant(new Date(form.draftFrom).toISOString()) })}
        </Notice>
      )}
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="main" busy={form.isSending} reason={reason}>
          {submit}
        </Button>
        {actions}
      </div>
    </form>
  )
}
