/**
 * The lines at the foot of a document, as pasted: read at once, used to fill a form, and compared with what is typed in it. Nothing is
 * sent anywhere for this; the server asks the same questions again.
 */
import { type LinesContent, type LinesFault, type LinesField, readLines } from '#domain/people/document-rules.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { nationalityText } from './nationality.ts'
import { PhotoOfLines } from './PhotoOfLines.tsx'

export type MachineLinesProps = {
  value: string
  onChange: (value: string) => void
  /** Puts what the lines say into the form's own fields. */
  onFill: (content: LinesContent) => void
  /** Where the lines and the form differ. */
  differences: readonly LinesFault[]
  /** What the lines and the form call a field. */
  labels: Readonly<Partial<Record<LinesField, string>>>
}

export function MachineLines({ value, onChange, onFill, differences, labels }: MachineLinesProps) {
  const text = useText()
  const { t } = text
  const reading = value.trim() === '' ? undefined : readLines(value, thisYear())
  const problems =
    reading?.ok === false
      ? reading.faults.map((fault) => t('people.form_mrz_place', { line: fault.line ?? 1, position: fault.position ?? 1 }))
      : []
  return (
    <div className="flex flex-col gap-2">
      <PhotoOfLines year={thisYear()} onUse={onChange} />
      <Field label={t('people.mrz')} hint={t('people.form_mrz_hint')} problems={[...new Set(problems)].slice(0, 3)}>
        <TextArea
          value={value}
          onChange={onChange}
          rows={3}
          dir="ltr"
          className="font-mono"
          spellCheck={false}
          autoCapitalize="characters"
        />
      </Field>
      {reading?.ok === true && (
        <Notice
          mood={differences.length > 0 ? 'warn' : 'good'}
          live
          actions={
            <Button icon="edit" onClick={() => onFill(reading.content)}>
              {t('people.form_mrz_fill')}
            </Button>
          }
        >
          {differences.length === 0 && <p>{t('people.form_mrz_agree')}</p>}
          {differences.map(({ field }) => (
            <p key={field}>
              {labels[field] ?? field} : {t('people.form_mrz_differs', { value: saidOf(text, reading.content, field) })}
            </p>
          ))}
          {reading.content.repaired && <p>{t('people.form_mrz_repaired')}</p>}
          {reading.content.namesTruncated && <p>{t('people.form_mrz_truncated')}</p>}
        </Notice>
      )}
    </div>
  )
}

/** The clock of the device tells the century of a two-digit year well enough for a preview; the server judges by its own. */
export function thisYear(): number {
  return new Date().getFullYear()
}

function saidOf(text: Text, content: LinesContent, field: LinesField): string {
  const { t, write } = text
  if (field === 'bornOn') return write.birthday(content.bornOn, content.bornPrecision)
  if (field === 'expiresOn') return content.expiresOn === null ? '—' : write.day(content.expiresOn)
  if (field === 'sex') return t(`people.sex.${content.sex}`)
  if (field === 'nationality' || field === 'issuer') return nationalityText(text, content[field])
  if (field === 'type') return content.type === null ? '—' : t(`people.document_type.${content.type}`)
  return field === 'mrz' ? content.lines : content[field]
}
