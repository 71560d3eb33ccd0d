/** Adds an account with its first role. The password is given once, by hand; the draft never keeps it. */
import * as access from '#domain/access/contract.ts'
import { Role } from '#domain/access/roles.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function AddAccountForm({ onDone }: { onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = { email: t('access.email'), name: t('access.name'), roles: t('access.roles'), password: t('desk.password') }
  const form = useForm({
    contract: access.addAccount,
    initial: { email: '', name: '', language: 'fr', roles: '', password: '' },
    input: (values) => ({
      email: values.email,
      name: values.name,
      language: values.language,
      office: self.office.id,
      roles: values.roles === '' ? undefined : [values.roles],
      password: values.password,
    }),
    onDone: () => {
      tell(t('access.account_added'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('access.add_account')} labels={labels}>
      <TextField form={form} name="name" label={labels.name} />
      <TextField form={form} name="email" label={labels.email} type="email" />
      <SelectField
        form={form}
        name="roles"
        label={labels.roles}
        options={Role.options.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <SelectField
        form={form}
        name="language"
        label={t('desk.language')}
        options={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <TextField form={form} name="password" label={labels.password} hint={t('access.password_hint')} autoComplete="new-password" />
    </CommandForm>
  )
}
