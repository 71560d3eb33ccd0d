/** Records one consent. Each is asked for apart: the form says so, and says it before anything can be ticked. */
import * as people from '#domain/people/contract.ts'
import { ConsentForm as Forms, ConsentKind, type PersonId } from '#domain/people/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

/** Those in which the office reads its texts aloud most often, then the rest of what the person speaks. */
const readIn = [
  'fr',
  'en',
  'ar',
  'fa',
  'prs',
  'ps',
  'ti',
  'am',
  'ku',
  'ckb',
  'so',
  'uk',
  'ru',
  'ur',
  'pa',
  'bn',
  'es',
  'pt',
  'sq',
  'ka',
  'hy',
  'tr',
  'bm',
  'ff',
  'wo',
  'ln',
  'sw',
]

export function ConsentForm({
  personId,
  kind,
  languages,
  onDone,
}: {
  personId: PersonId
  kind: ConsentKind
  languages: readonly string[]
  onDone: () => void
}) {
  const { t, write } = useText()
  const labels = {
    kind: t('people.consent_kind'),
    form: t('people.consent_form'),
    language: t('people.consent_language'),
    expiresAt: t('people.consent_expires'),
  }
  const form = useForm({
    contract: people.recordConsent,
    initial: { kind: kind as string, form: '', language: languages[0] ?? '', expiresOn: '' },
    input: ({ expiresOn, ...values }) => ({
      ...values,
      id: newId(),
      personId,
      // A day given as the last one counts until it is over, wherever the reader is.
      expiresAt: expiresOn === '' ? undefined : `${expiresOn}T23:59:59Z`,
    }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'people.consent_recorded'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('people.give_consent')} labels={labels} reason={useWhyNot('people.write')}>
      <p className="text-sm text-ink-soft">{t('people.consent_asked')}</p>
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={ConsentKind.options.map((each) => ({ value: each, label: t(`people.consent_kind.${each}`) }))}
      />
      <SelectField
        form={form}
        name="form"
        label={labels.form}
        options={Forms.options.map((each) => ({ value: each, label: t(`people.consent_form.${each}`) }))}
      />
      <SelectField
        form={form}
        name="language"
        label={labels.language}
        options={[...new Set([...languages, ...readIn])].map((code) => ({ value: code, label: write.language(code) }))}
      />
      <DateField form={form} name="expiresOn" label={labels.expiresAt} />
    </CommandForm>
  )
}
