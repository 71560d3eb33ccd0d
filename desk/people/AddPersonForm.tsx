/** Who somebody is: typed, or filled in from the lines of their document, with the likely same persons shown while typing. */
import { useState } from 'react'
import * as people from '#domain/people/contract.ts'
import type { LinesContent } from '#domain/people/document-rules.ts'
import type { EntryDecision } from '#domain/people/pair-words.ts'
import { DocumentType, type PersonId, type PersonLine, Sex } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { newId } from '#desk/kit/api.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { LikelyPersons } from './LikelyPersons.tsx'
import { MachineLines } from './MachineLines.tsx'
import { nationalityOptions } from './nationality.ts'
import { birthIn, differencesIn, documentIn, holderIn, languagesIn, usePrecisions } from './person-typing.ts'
import { PersonPicker } from './shared.tsx'

const empty = {
  familyName: '',
  givenNames: '',
  nativeName: '',
  sex: '',
  bornOn: '',
  bornPrecision: 'DAY',
  nationality: '',
  languages: '',
  safeContact: '',
  office: '',
  mrz: '',
  documentType: '',
  number: '',
  issuer: '',
  expiresOn: '',
}

export function AddPersonForm({ companion, onDone }: { companion?: PersonLine; onDone: (personId: string | undefined) => void }) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const [travelsWith, setTravelsWith] = useState(companion)
  const [decisions, setDecisions] = useState<Decisions>({})
  const precisions = usePrecisions()
  const labels = useLabels()
  const form = useForm({
    contract: people.addPerson,
    draft: 'people.add',
    initial: { ...empty, office: String(self.office.id) },
    input: (values) => ({
      id: newId(),
      office: self.offices.length > 1 ? Number(values.office) : undefined,
      familyName: values.familyName,
      givenNames: values.givenNames,
      nativeName: values.nativeName.trim(),
      sex: values.sex,
      ...birthIn(values),
      nationality: values.nationality,
      languages: languagesIn(values.languages),
      safeContact: values.safeContact.trim(),
      documents: documentIn(values),
      travelsWith: travelsWith?.id,
      decisions: Object.entries(decisions).map(([personId, decision]) => ({ personId, decision })),
    }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'people.added'))
      onDone(sent.queued ? undefined : sent.value.id)
    },
  })
  const { values } = form
  const fill = (content: LinesContent) => {
    // A name cut off by the lines never takes the place of a longer one (domain.md 2.1).
    if (!content.namesTruncated || values.familyName === '') form.set('familyName', content.familyName)
    if (!content.namesTruncated || values.givenNames === '') form.set('givenNames', content.givenNames)
    form.set('sex', content.sex)
    form.set('bornOn', content.bornOn ?? '')
    form.set('bornPrecision', content.bornPrecision)
    form.set('nationality', content.nationality)
    form.set('documentType', content.type ?? '')
    form.set('number', content.number)
    form.set('issuer', content.issuer)
    form.set('expiresOn', content.expiresOn ?? '')
    tell(t('people.form_mrz_filled'))
  }
  return (
    <CommandForm form={form} submit={t('people.add_person')} labels={labels} reason={useWhyNot('people.write')}>
      <MachineLines
        value={values.mrz}
        onChange={(value) => form.set('mrz', value)}
        onFill={fill}
        differences={differencesIn(values, holderIn(values))}
        labels={labels}
      />
      <LikelyPersons
        typed={{ ...values, documentNumber: values.number }}
        decisions={decisions}
        onDecide={(personId, decision) => setDecisions((was) => withDecision(was, personId, decision))}
      />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField form={form} name="familyName" label={labels.familyName} hint={t('people.family_name_hint')} />
        <TextField form={form} name="givenNames" label={labels.givenNames} />
        <TextField form={form} name="nativeName" label={labels.nativeName} />
        <SelectField
          form={form}
          name="sex"
          label={labels.sex}
          options={Sex.options.map((sex) => ({ value: sex, label: t(`people.sex.${sex}`) }))}
        />
        <SelectField form={form} name="bornPrecision" label={t('people.birth_precision')} options={precisions} required />
        {values.bornPrecision !== 'UNKNOWN' && (
          <DateField
            form={form}
            name="bornOn"
            label={labels.bornOn}
            required
            {...(values.bornPrecision === 'DAY' ? {} : { hint: t(`people.born_on_hint_${values.bornPrecision}`) })}
          />
        )}
        <SelectField form={form} name="nationality" label={labels.nationality} options={nationalityOptions(text)} />
        <TextField form={form} name="languages" label={labels.languages} hint={t('people.languages_hint')} />
        <TextField form={form} name="safeContact" label={labels.safeContact} hint={t('people.safe_contact_hint')} />
        {self.offices.length > 1 && (
          <SelectField
            form={form}
            name="office"
            label={labels.office}
            options={self.offices.map((office) => ({ value: String(office.id), label: office.name }))}
          />
        )}
      </div>
      <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <legend className="mb-2 font-semibold">{t('people.document')}</legend>
        <SelectField
          form={form}
          name="documentType"
          label={labels.type}
          placeholder={t('people.document_type.NONE')}
          options={DocumentType.options.map((type) => ({ value: type, label: t(`people.document_type.${type}`) }))}
        />
        {values.documentType !== '' && (
          <>
            <TextField form={form} name="number" label={labels.number} required />
            <SelectField form={form} name="issuer" label={labels.issuer} options={nationalityOptions(text)} required />
            <DateField form={form} name="expiresOn" label={labels.expiresOn} />
          </>
        )}
      </fieldset>
      <PersonPicker label={t('people.link_household')} chosen={travelsWith} onChoose={setTravelsWith} />
    </CommandForm>
  )
}

type Decisions = Record<PersonId, EntryDecision['decision']>

function withDecision(was: Decisions, personId: PersonId, decision: EntryDecision['decision'] | undefined): Decisions {
  const { [personId]: _taken, ...others } = was
  return decision === undefined ? others : { ...others, [personId]: decision }
}

function useLabels() {
  const { t } = useText()
  return {
    familyName: t('people.family_name'),
    givenNames: t('people.given_names'),
    nativeName: t('people.native_name'),
    sex: t('people.sex'),
    bornOn: t('people.born_on'),
    nationality: t('people.nationality'),
    languages: t('people.languages'),
    safeContact: t('people.safe_contact'),
    office: t('people.office'),
    documents: t('people.document'),
    type: t('people.document_type'),
    number: t('people.document_number'),
    issuer: t('people.document_issuer'),
    expiresOn: t('people.document_expires'),
  }
}
