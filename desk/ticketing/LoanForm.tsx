/** Who borrows, and over how many months: the instalments are told before anything is written, and are the loan to the cent. */
import type { Day } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { draftLoan } from '#domain/ticketing/payer-contract.ts'
import { scheduleOf } from '#domain/ticketing/payer-rules.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { SeatName } from './shared.tsx'

export function LoanForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const { t, write } = useText()
  const amountMinor = file.loanAmountMinor ?? 0
  const currency = file.choice?.reportCurrency ?? 'EUR'
  const labels = { borrowers: t('ticketing.borrowers'), instalments: t('ticketing.schedule') }
  const planned = (months: string, firstOn: string) => {
    const count = Number(months)
    return Number.isInteger(count) && count >= 1 && count <= 60 && firstOn !== '' ? scheduleOf(amountMinor, count, firstOn as Day) : []
  }
  const form = useForm({
    contract: draftLoan,
    initial: { borrowers: [] as PersonId[], months: '12', firstOn: '' },
    input: (values) => ({ requestId: file.request.id, borrowers: values.borrowers, instalments: planned(values.months, values.firstOn) }),
    onDone: () => {
      tell(t('ticketing.loan_drafted'))
      onDone()
    },
  })
  const { borrowers, months, firstOn } = form.values
  const schedule = planned(months, firstOn)
  const [first, last] = [schedule[0], schedule.at(-1)]
  return (
    <CommandForm form={form} submit={t('ticketing.draft_loan')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <p className="font-medium">{t('ticketing.borrowed_sum', { sum: write.money({ minor: amountMinor, currency }) })}</p>
      <fieldset className="flex flex-col">
        <legend className="text-sm font-medium">{labels.borrowers}</legend>
        {file.adults.map((adult, at) => (
          <Checkbox
            key={adult.personId}
            checked={borrowers.includes(adult.personId)}
            onChange={(on) =>
              form.set('borrowers', on ? [...borrowers, adult.personId] : borrowers.filter((each) => each !== adult.personId))
            }
            label={<SeatName of={adult} at={at} />}
          />
        ))}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField form={form} name="months" type="number" label={t('ticketing.months')} required />
        <DateField form={form} name="firstOn" label={t('ticketing.first_on')} required />
      </div>
      {first !== undefined && last !== undefined && (
        <p className="text-sm text-ink-soft">
          {t('ticketing.schedule_is', {
            count: schedule.length,
            each: write.money({ minor: first.amountMinor, currency }),
            last: write.money({ minor: last.amountMinor, currency }),
            day: write.day(last.dueOn),
          })}
        </p>
      )}
    </CommandForm>
  )
}
