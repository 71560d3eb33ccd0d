/** Sending the next version: remarks, and everybody who must be told already in the list. What was typed about a recipient is kept on a refusal. */
import type { OutputOf } from '#domain/kit/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as notices from '#domain/notices/contract.ts'
import { RecipientRole } from '#domain/notices/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type Found = OutputOf<typeof notices.getNotice>
/** As typed: `office` is its id, or empty for an organisation outside. */
type Typed = { role: RecipientRole; office: string; organisation: string; email: string }

export function SendForm({ found, movementId, onDone }: { found: Found; movementId: MovementId; onDone: () => void }) {
  const { t } = useText()
  const labels = { remarks: t('notices.remarks'), recipients: t('notices.recipients') }
  const form = useForm({
    contract: notices.sendNotice,
    initial: { remarks: found.notice?.versions[0]?.content.remarks ?? '', recipients: firstList(found) },
    input: ({ remarks, recipients }) => ({
      movementId,
      draftSha256: found.draftSha256,
      remarks: remarks.trim(),
      recipients: recipients.map(({ role, office, organisation, email }) =>
        office === ''
          ? {
              role,
              organisation: organisation.trim() === '' ? undefined : organisation.trim(),
              ...(email.trim() === '' ? {} : { email: email.trim() }),
            }
          : { role, office: Number(office) },
      ),
    }),
    onDone: () => {
      tell(t('notices.sent'))
      onDone()
    },
  })
  const { recipients } = form.values
  const change = (at: number, to: Partial<Typed>) =>
    form.set(
      'recipients',
      recipients.map((one, place) => (place === at ? { ...one, ...to } : one)),
    )
  return (
    <CommandForm form={form} submit={t('notices.send')} labels={labels} reason={useWhyNot('notices.send')}>
      <TextField form={form} name="remarks" label={labels.remarks} hint={t('notices.remarks_hint')} lines={3} maxLength={500} />
      <fieldset className="flex flex-col gap-4">
        <legend className="text-sm font-medium">{labels.recipients}</legend>
        {recipients.map((one, at) => (
          <RecipientFields
            key={at}
            typed={one}
            found={found}
            onChange={(to) => change(at, to)}
            onRemove={() =>
              form.set(
                'recipients',
                recipients.filter((_, place) => place !== at),
              )
            }
          />
        ))}
        <div>
          <Button
            icon="add"
            onClick={() => form.set('recipients', [...recipients, { role: 'OTHER', office: '', organisation: '', email: '' }])}
          >
            {t('notices.add_recipient')}
          </Button>
        </div>
      </fieldset>
    </CommandForm>
  )
}

function RecipientFields({
  typed,
  found,
  onChange,
  onRemove,
}: {
  typed: Typed
  found: Found
  onChange: (to: Partial<Typed>) => void
  onRemove: () => void
}) {
  const { t } = useText()
  const isRequired = found.required.some(
    ({ role, office }) => role === typed.role && (office === undefined || String(office) === typed.office),
  )
  return (
    <div className="flex flex-col gap-2 rounded border border-line p-3">
      <div className="grid items-end gap-2 sm:grid-cols-2">
        <Field label={t('notices.role_label')} required>
          <Select
            value={typed.role}
            onChange={(role) => onChange({ role: role as RecipientRole })}
            options={RecipientRole.options.map((value) => ({ value, label: t(`notices.role.${value}`) }))}
          />
        </Field>
        <Field label={t('notices.office_or_outside')} required>
          <Select
            value={typed.office}
            onChange={(office) => onChange({ office })}
            options={[
              { value: '', label: t('notices.outside') },
              ...found.offices.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        </Field>
        {typed.office === '' && (
          <>
            <Field label={t('notices.organisation')} required>
              <TextInput value={typed.organisation} onChange={(organisation) => onChange({ organisation })} maxLength={120} />
            </Field>
            <Field label={t('notices.email')} hint={t('notices.email_hint')}>
              <TextInput type="email" value={typed.email} onChange={(email) => onChange({ email })} maxLength={200} dir="ltr" />
            </Field>
          </>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {isRequired && <span className="text-sm text-ink-soft">{t('notices.required')}</span>}
        <Button look="quiet" icon="close" onClick={onRemove}>
          {t('notices.remove_recipient')}
        </Button>
      </div>
    </div>
  )
}

/** Those who were told the last time, and everybody who must be told besides. */
function firstList(found: Found): Typed[] {
  const usual = found.usual.map(({ role, office, organisation, email }) => ({
    role,
    office: office === undefined ? '' : String(office),
    organisation: organisation ?? '',
    email: email ?? '',
  }))
  const missing = found.required.filter(
    ({ role, office }) => !usual.some((one) => one.role === role && (office === undefined || one.office === String(office))),
  )
  const receiver = found.draft.receivers[0]?.party ?? ''
  return [
    ...usual,
    ...missing.map(({ role, office }) => ({
      role,
      office: office === undefined ? '' : String(office),
      organisation: office === undefined ? receiver : '',
      email: '',
    })),
  ]
}
