/** Writes an organisation into the registry. The same rule as the server's is asked before it is sent. */
import * as liaison from '#domain/liaison/contract.ts'
import { checkOrganisation } from '#domain/liaison/rules.ts'
import type { Organisation } from '#domain/liaison/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { emptyOrganisation, OrganisationFields, useOrganisationLabels } from './OrganisationFields.tsx'

export function AddOrganisationForm({ onDone }: { onDone: (organisation: Organisation) => void }) {
  const { t } = useText()
  const self = useSelf()
  const form = useForm({
    contract: liaison.addOrganisation,
    draft: 'liaison.organisation',
    initial: emptyOrganisation,
    input: (values) => ({
      ...values,
      carrierCode: values.kind === 'CARRIER' ? values.carrierCode : '',
      id: newId(),
      office: self.office.id,
    }),
    check: (input) => checkOrganisation(input as never),
    onDone: (sent) => {
      tell(t('liaison.added'))
      if (!sent.queued) onDone(sent.value)
    },
  })
  return (
    <CommandForm form={form} submit={t('liaison.new')} labels={useOrganisationLabels()} reason={useWhyNot('liaison.add')}>
      <OrganisationFields form={form} />
    </CommandForm>
  )
}
