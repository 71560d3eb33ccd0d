/** Adds an identity document: the lines at its foot fill the fields, and whatever they say otherwise is told before it is sent. */
import * as people from '#domain/people/contract.ts'
import type { LinesContent } from '#domain/people/document-rules.ts'
import { DocumentType, type Person } from '#domain/people/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { MachineLines } from './MachineLines.tsx'
import { nationalityOptions } from './nationality.ts'
import { differencesIn, holderOf } from './person-typing.ts'

export function AddDocumentForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const states = nationalityOptions(text)
  const labels = {
    type: t('people.document_type'),
    number: t('people.document_number'),
    issuer: t('people.document_issuer'),
    nationality: t('people.document_nationality'),
    issuedOn: t('people.document_issued'),
    expiresOn: t('people.document_expires'),
    mrz: t('people.mrz'),
    familyName: t('people.family_name'),
    givenNames: t('people.given_names'),
    bornOn: t('people.born_on'),
    sex: t('people.sex'),
  }
  const form = useForm({
    contract: people.addDocument,
    draft: `people.document/${person.id}`,
    initial: { mrz: '', type: '', number: '', issuer: '', nationality: '', issuedOn: '', expiresOn: '' },
    input: (values) => ({ ...values, mrz: values.mrz.trim(), id: newId(), personId: person.id }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'people.document_added'))
      onDone()
    },
  })
  const fill = (content: LinesContent) => {
    form.set('type', content.type ?? '')
    form.set('number', content.number)
    form.set('issuer', content.issuer)
    form.set('nationality', content.nationality)
    form.set('expiresOn', content.expiresOn ?? '')
    tell(t('people.form_mrz_filled'))
  }
  return (
    <CommandForm form={form} submit={t('people.add_document')} labels={labels} reason={useWhyNot('people.write')}>
      <MachineLines
        value={form.values.mrz}
        onChange={(value) => form.set('mrz', value)}
        onFill={fill}
        differences={differencesIn(form.values, holderOf(person))}
        labels={labels}
      />
      <SelectField
        form={form}
        name="type"
        label={labels.type}
        options={DocumentType.options.map((type) => ({ value: type, label: t(`people.document_type.${type}`) }))}
      />
      <TextField form={form} name="number" label={labels.number} />
      <SelectField form={form} name="issuer" label={labels.issuer} options={states} />
      <SelectField form={form} name="nationality" label={labels.nationality} options={states} />
      <DateField form={form} name="issuedOn" label={labels.issuedOn} />
      <DateField form={form} name="expiresOn" label={labels.expiresOn} />
    </CommandForm>
  )
}
