/** Who works from when until when, by the clocks of the airport. A shift that ends before it begins ends on the next day. */
import type { Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { TeamMember } from '#domain/transit/board-words.ts'
import * as roster from '#domain/transit/shift-contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { newId } from '#desk/kit/api.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type Props = { airport: AirportCode; on: Day; team: readonly TeamMember[]; onDone: () => void }

export function PlanShiftForm({ airport, on, team, onDone }: Props) {
  const { t } = useText()
  const labels = {
    on: t('transit.day'),
    from: t('transit.shift_from'),
    until: t('transit.shift_until'),
    agents: t('transit.agents'),
  }
  const form = useForm({
    contract: roster.planShift,
    initial: { on: on as string, from: '06:00', until: '14:00', agents: [] as string[] },
    input: (values) => ({ id: newId(), airport, on: values.on, from: values.from, until: values.until, agents: values.agents }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const chosen = form.values.agents
  const choose = (id: string, isOn: boolean) => form.set('agents', isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <CommandForm form={form} submit={t('transit.plan_shift')} labels={labels} reason={useWhyNot('transit.supervise')}>
      <DateField form={form} name="on" label={labels.on} />
      <div className="grid grid-cols-2 gap-3">
        <TextField form={form} name="from" type="time" label={labels.from} />
        <TextField form={form} name="until" type="time" label={labels.until} hint={t('transit.shift_until_hint')} />
      </div>
      <fieldset data-field="agents">
        <legend className="text-sm font-medium">{labels.agents}</legend>
        {team.map((member) => (
          <Checkbox
            key={member.id}
            checked={chosen.includes(member.id)}
            onChange={(isOn) => choose(member.id, isOn)}
            label={<bdi>{member.name}</bdi>}
          />
        ))}
      </fieldset>
    </CommandForm>
  )
}
