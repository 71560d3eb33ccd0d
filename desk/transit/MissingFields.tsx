/** Fewer people than the list: which mishap it is, in the same breath as the count (domain.md 1.12, 1.13). */
import { acknowledgeWithinMin, mishapKinds } from '#domain/transit/mishap-rules.ts'
import { MishapCode } from '#domain/transit/mishap-words.ts'
import type { Form } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'

export type MissingValues = { counted: string; code: string; note: string }

/** `known`: for so many a mishap is open already, so nothing more has to be said. */
export function MissingFields<Values extends MissingValues>({
  form,
  missing,
  known,
}: {
  form: Form<Values>
  missing: number
  known: number
}) {
  const { t } = useText()
  const tied = form as unknown as Form<MissingValues>
  const code = tied.values.code as MishapCode | ''
  const minutes = code === '' ? null : acknowledgeWithinMin[mishapKinds[code].severity]
  const codes = MishapCode.options.filter((one) => mishapKinds[one].away === true)
  return (
    <>
      <Notice mood={known >= missing ? 'warn' : 'bad'} live title={t('transit.missing', { count: missing })}>
        {known >= missing ? t('transit.missing_known', { count: missing }) : t('transit.missing_why')}
      </Notice>
      <SelectField
        form={tied}
        name="code"
        label={t('transit.what_happened')}
        required={known < missing}
        options={codes.map((one) => ({ value: one, label: t(`status.transit.mishap.${one}`) }))}
      />
      {code !== '' && (
        <>
          <TextField form={tied} name="note" lines={3} label={t('transit.note')} hint={t('transit.note_hint')} />
          {minutes !== null && <p className="text-sm text-ink-soft">{t('transit.clock_starts', { minutes })}</p>}
        </>
      )}
    </>
  )
}
