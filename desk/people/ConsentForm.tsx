/** Records one consent. Each is asked for apart: the form says so, and says it before anything can be ticked. */
import * as people from '#domain/people/contract.ts'
import { useState } from 'react'
import { ConsentForm as Forms, ConsentKind, ConsentRecipient, ConsentScope, type PersonId } from '#domain/people/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { LanguageField } from '#desk/kit/LanguageField.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

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
  const { t } = useText()
  const labels = {
    kind: t('people.consent_kind'),
    form: t('people.consent_form'),
    language: t('people.consent_language'),
    expiresAt: t('people.consent_expires'),
    recipient: t('register.recipient'),
    recipientName: t('register.recipient_name'),
    textVersion: t('register.text_version'),
  }
  const [scope, setScope] = useState<readonly ConsentScope[]>(kind === 'DATA_SHARING' ? ['IDENTITY', 'JOURNEY'] : [])
  const form = useForm({
    contract: people.recordConsent,
    initial: {
      kind: kind as string,
      form: '',
      language: languages[0] ?? '',
      expiresOn: '',
      recipient: kind === 'DATA_SHARING' ? 'PARTNER' : 'OFFICE',
      recipientName: '',
      textVersion: '',
    },
    input: ({ expiresOn, ...values }) => ({
      ...values,
      id: newId(),
      personId,
      scope: values.recipient === 'OFFICE' ? undefined : [...scope],
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
      <LanguageField form={form} name="language" label={labels.language} first={languages} />
      <SelectField
        form={form}
        name="recipient"
        label={labels.recipient}
        options={ConsentRecipient.options.map((each) => ({ value: each, label: t(`register.recipient.${each}`) }))}
        required
      />
      {form.values.recipient !== 'OFFICE' && (
        <>
          <TextField form={form} name="recipientName" label={labels.recipientName} hint={t('register.recipient_name_hint')} />
          <fieldset>
            <legend className="text-sm font-medium">{t('register.scope')}</legend>
            {ConsentScope.options.map((part) => (
              <Checkbox
                key={part}
                checked={scope.includes(part)}
                onChange={(on) => setScope((was) => (on ? [...was, part] : was.filter((each) => each !== part)))}
                label={t(`register.scope.${part}`)}
              />
            ))}
          </fieldset>
        </>
      )}
      <TextField form={form} name="textVersion" label={labels.textVersion} />
      <DateField form={form} name="expiresOn" label={labels.expiresAt} />
    </CommandForm>
  )
}
