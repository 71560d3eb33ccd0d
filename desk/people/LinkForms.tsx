/** The forms of family links: who somebody is to another person, how that was verified, and when it ended. */
import { useState } from 'react'
import * as households from '#domain/people/household-contract.ts'
import { LinkCode, LinkVerified } from '#domain/people/household-words.ts'
import type { Person, PersonLine } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { PersonPicker } from './shared.tsx'

const today = (): string => new Date().toISOString().slice(0, 10)

function useDone(onDone: () => void): () => void {
  const { t } = useText()
  return () => {
    tell(t('ui.saved'))
    onDone()
  }
}

export function LinkForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useText()
  const [chosen, setChosen] = useState<PersonLine>()
  const labels = {
    otherId: t('register.link_of'),
    code: t('register.link_what'),
    verified: t('register.verified'),
    verifiedOn: t('register.verified_on'),
  }
  const form = useForm({
    contract: households.linkPersons,
    initial: { code: '', verified: 'NONE', verifiedOn: '' },
    input: ({ verifiedOn, ...values }) => ({
      ...values,
      personId: person.id,
      otherId: chosen?.id,
      verifiedOn: values.verified === 'NONE' ? undefined : verifiedOn,
    }),
    onDone: useDone(onDone),
  })
  return (
    <CommandForm form={form} submit={t('register.link_add')} labels={labels} reason={useWhyNot('people.write')}>
      <SelectField
        form={form}
        name="code"
        label={labels.code}
        options={LinkCode.options.map((each) => ({ value: each, label: t(`register.link.${each}`) }))}
      />
      <PersonPicker label={labels.otherId} chosen={chosen} onChoose={setChosen} except={[person.id]} />
      <SelectField
        form={form}
        name="verified"
        label={labels.verified}
        options={LinkVerified.options.map((each) => ({ value: each, label: t(`register.verified.${each}`) }))}
      />
      {form.values.verified !== 'NONE' && <DateField form={form} name="verifiedOn" label={labels.verifiedOn} required />}
    </CommandForm>
  )
}

type OfLink = { linkId: string; onDone: () => void }

export function VerifyLinkForm({ linkId, onDone }: OfLink) {
  const { t } = useText()
  const labels = { verified: t('register.verified'), verifiedOn: t('register.verified_on') }
  const form = useForm({
    contract: households.verifyLink,
    initial: { verified: 'DOC', verifiedOn: today() },
    input: (values) => ({ ...values, linkId }),
    onDone: useDone(onDone),
  })
  return (
    <CommandForm form={form} submit={t('register.link_verify')} labels={labels} reason={useWhyNot('people.write')}>
      <SelectField
        form={form}
        name="verified"
        label={labels.verified}
        options={LinkVerified.exclude(['NONE']).options.map((each) => ({ value: each, label: t(`register.verified.${each}`) }))}
      />
      <DateField form={form} name="verifiedOn" label={labels.verifiedOn} />
    </CommandForm>
  )
}

export function EndLinkForm({ linkId, onDone }: OfLink) {
  const { t } = useText()
  const labels = { untilOn: t('register.link_last_day') }
  const form = useForm({
    contract: households.endLink,
    initial: { untilOn: today() },
    input: (values) => ({ ...values, linkId }),
    onDone: useDone(onDone),
  })
  return (
    <CommandForm form={form} submit={t('register.link_end')} labels={labels} reason={useWhyNot('people.write')}>
      <DateField form={form} name="untilOn" label={labels.untilOn} />
    </CommandForm>
  )
}
