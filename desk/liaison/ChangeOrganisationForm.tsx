/** Corrects what is known of an organisation, and says whether we still work with it. */
import * as liaison from '#domain/liaison/contract.ts'
import { checkOrganisation } from '#domain/liaison/rules.ts'
import { type Organisation, OrganisationStatus } from '#domain/liaison/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { OrganisationFields, type TypedOrganisation, useOrganisationLabels } from './OrganisationFields.tsx'

export function ChangeOrganisationForm({ organisation: is, onDone }: { organisation: Organisation; onDone: () => void }) {
  const { t } = useText()
  const initial: TypedOrganisation & { status: string } = {
    kind: is.kind,
    name: is.name,
    nativeName: is.nativeName ?? '',
    acronym: is.acronym ?? '',
    country: is.country ?? '',
    city: is.city ?? '',
    carrierCode: is.carrierCode ?? '',
    contactFunction: is.contactFunction ?? '',
    contactPhone: is.contactPhone ?? '',
    contactEmail: is.contactEmail ?? '',
    status: is.status,
  }
  const form = useForm({
    contract: liaison.changeOrganisation,
    initial,
    input: (values) => ({ ...values, carrierCode: values.kind === 'CARRIER' ? values.carrierCode : '', organisationId: is.id }),
    check: (input) => checkOrganisation(input as never),
    onDone: () => {
      tell(t('liaison.changed'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={useOrganisationLabels()} reason={useWhyNot('liaison.write')}>
      <OrganisationFields form={form} />
      <RadioField
        form={form}
        name="status"
        label={t('liaison.status')}
        inline
        options={OrganisationStatus.options.map((status) => ({ value: status, label: t(`status.liaison.${status}`) }))}
      />
    </CommandForm>
  )
}
