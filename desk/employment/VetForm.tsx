/** What was made sure of at the employer. Every line is needed before anybody is sent there (E280). */
import * as employment from '#domain/employment/contract.ts'
import { vetVacancy } from '#domain/employment/rules.ts'
import { EmployerCheck, type Vacancy } from '#domain/employment/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function VetForm({ vacancy, onDone }: { vacancy: Vacancy; onDone: () => void }) {
  const { t } = useText()
  const form = useForm({
    contract: employment.vetVacancy,
    initial: { checks: [] as EmployerCheck[] },
    input: ({ checks }) => ({ vacancyId: vacancy.id, checks }),
    check: ({ checks }) => vetVacancy(vacancy, checks),
    onDone: () => {
      tell(t('employment.vetted'))
      onDone()
    },
  })
  const { checks } = form.values
  return (
    <CommandForm
      form={form}
      submit={t('employment.vet')}
      labels={{ checks: t('employment.checks') }}
      reason={useWhyNot('employment.write')}
    >
      <p className="text-sm text-ink-soft">{t('employment.vet_what')}</p>
      <fieldset>
        <legend className="text-sm font-medium">{t('employment.checks')}</legend>
        {EmployerCheck.options.map((check) => (
          <Checkbox
            key={check}
            checked={checks.includes(check)}
            onChange={(done) => form.set('checks', done ? [...checks, check] : checks.filter((each) => each !== check))}
            label={t(`employment.check.${check}`)}
          />
        ))}
      </fieldset>
    </CommandForm>
  )
}
