/** Who answers for a minor at both ends, on what authority, and who goes along. The code word is written and never shown again. */
import type { CaseId } from '#domain/cases/words.ts'
import * as minors from '#domain/movements/minor-contract.ts'
import { AuthorityKind, IdentityShown, MinorCompanion, type MinorFile, OtherParent } from '#domain/movements/minor-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { type Form, useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type MinorFormProps = { caseId: CaseId; personId: PersonId; file: MinorFile | null; onDone: () => void }

const initialOf = (file: MinorFile | null) => ({
  guardianName: file?.guardianName ?? '',
  guardianRelation: file?.guardianRelation ?? '',
  guardianPhone: file?.guardianPhone ?? '',
  guardianIdentity: (file?.guardianIdentity ?? '') as string,
  guardianCheckedOn: (file?.guardianCheckedOn ?? '') as string,
  authorityKind: (file?.authorityKind ?? '') as string,
  authorityRef: file?.authorityRef ?? '',
  authorityIssuedOn: (file?.authorityIssuedOn ?? '') as string,
  receiverName: file?.receiverName ?? '',
  receiverRelation: file?.receiverRelation ?? '',
  receiverPhone: file?.receiverPhone ?? '',
  receiverIdentity: (file?.receiverIdentity ?? '') as string,
  receiverCheckedOn: (file?.receiverCheckedOn ?? '') as string,
  companion: (file?.companion ?? 'CARRIER_UM') as string,
  companionRef: file?.companionRef ?? '',
  otherParent: (file?.otherParent ?? '') as string,
  otherParentRef: file?.otherParentRef ?? '',
  language: file?.language ?? '',
  codeWord: '',
})
type Values = ReturnType<typeof initialOf>

export function MinorForm({ caseId, personId, file, onDone }: MinorFormProps) {
  const { t } = useText()
  const labels = useLabels()
  const form = useForm({
    contract: minors.recordMinor,
    initial: initialOf(file),
    input: (values) => ({ ...values, caseId, personId, language: values.language.trim().toLowerCase() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('movements.minors')}>
      <Adult form={form} who="guardian" title={t('movements.guardian')} labels={labels} />
      <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
        <legend className="px-1 font-semibold">{t('movements.authority')}</legend>
        <SelectField
          form={form}
          name="authorityKind"
          label={labels.authorityKind}
          options={AuthorityKind.options.map((each) => ({ value: each, label: t(`movements.authority.${each}`) }))}
        />
        <TextField form={form} name="authorityRef" label={labels.authorityRef} maxLength={120} />
        <DateField form={form} name="authorityIssuedOn" label={labels.authorityIssuedOn} />
        <SelectField
          form={form}
          name="otherParent"
          label={labels.otherParent}
          options={OtherParent.options.map((each) => ({ value: each, label: t(`movements.other_parent.${each}`) }))}
        />
        <TextField
          form={form}
          name="otherParentRef"
          label={labels.otherParentRef}
          hint={t('movements.other_parent_hint')}
          maxLength={120}
        />
      </fieldset>
      <Adult form={form} who="receiver" title={t('movements.receiver')} labels={labels} />
      <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
        <legend className="px-1 font-semibold">{t('movements.on_the_way')}</legend>
        <RadioField
          form={form}
          name="companion"
          label={labels.companion}
          options={MinorCompanion.options.map((each) => ({ value: each, label: t(`movements.minor_companion.${each}`) }))}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField form={form} name="companionRef" label={labels.companionRef} hint={t('movements.companion_hint')} maxLength={80} />
          <TextField form={form} name="language" label={labels.language} hint={t('movements.language_hint')} maxLength={8} />
          <TextField
            form={form}
            name="codeWord"
            label={labels.codeWord}
            hint={t(file?.hasCodeWord === true ? 'movements.code_word_kept' : 'movements.code_word_hint')}
            maxLength={40}
          />
        </div>
      </fieldset>
    </CommandForm>
  )
}

type AdultProps = { form: Form<Values>; who: 'guardian' | 'receiver'; title: string; labels: ReturnType<typeof useLabels> }

/** The adult at one end, and the paper that was looked at. */
function Adult({ form, who, title, labels }: AdultProps) {
  const { t } = useText()
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
      <legend className="px-1 font-semibold">{title}</legend>
      <TextField form={form} name={`${who}Name`} label={labels[`${who}Name`]} maxLength={160} />
      <TextField form={form} name={`${who}Relation`} label={labels[`${who}Relation`]} maxLength={60} />
      <TextField form={form} name={`${who}Phone`} type="tel" label={labels[`${who}Phone`]} maxLength={40} />
      <SelectField
        form={form}
        name={`${who}Identity`}
        label={labels[`${who}Identity`]}
        placeholder={t('movements.identity_unseen')}
        options={IdentityShown.options.map((each) => ({ value: each, label: t(`movements.identity.${each}`) }))}
      />
      <DateField form={form} name={`${who}CheckedOn`} label={labels[`${who}CheckedOn`]} />
    </fieldset>
  )
}

function useLabels(): Record<keyof Values, string> {
  const { t } = useText()
  return Object.fromEntries(Object.keys(initialOf(null)).map((field) => [field, t(`movements.minor.${field}`)])) as Record<
    keyof Values,
    string
  >
}
