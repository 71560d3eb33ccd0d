/** One question of an instrument with its answers, or its several short parts; nothing has to be answered. */
import type { Answers, AnswerOption, Instrument, Item } from '#domain/programmes/instrument-words.ts'
import { useNames } from '#desk/projects/shared.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'

type Props = { item: Item; instrument: Instrument; answers: Answers; onAnswer: (key: string, value: string | string[] | undefined) => void }

export function Question({ item, instrument, answers, onAnswer }: Props) {
  const named = useNames()
  const options = instrument.scales[item.scale] ?? []
  if (item.parts !== undefined)
    return (
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-base font-semibold">{named(item.question)}</legend>
        {item.parts.map((part) => (
          <One
            key={part.code}
            name={`${item.code}.${part.code}`}
            legend={named(part.question)}
            options={options}
            answers={answers}
            onAnswer={onAnswer}
            inline
          />
        ))}
      </fieldset>
    )
  if (item.choose === 'SEVERAL') return <Several item={item} options={options} answers={answers} onAnswer={onAnswer} />
  return <One name={item.code} legend={named(item.question)} options={options} answers={answers} onAnswer={onAnswer} />
}

type Asking = { name: string; legend: string; options: readonly AnswerOption[]; inline?: boolean } & Pick<Props, 'answers' | 'onAnswer'>

function One({ name, legend, options, answers, onAnswer, inline = false }: Asking) {
  const named = useNames()
  const given = answers[name]
  return (
    <RadioGroup
      legend={legend}
      value={typeof given === 'string' ? given : ''}
      onChange={(value) => onAnswer(name, value)}
      options={options.map((option) => ({ value: option.code, label: named(option.names) }))}
      inline={inline}
    />
  )
}

function Several({
  item,
  options,
  answers,
  onAnswer,
}: { item: Item; options: readonly AnswerOption[] } & Pick<Props, 'answers' | 'onAnswer'>) {
  const named = useNames()
  const given = [answers[item.code] ?? []].flat()
  const choose = (code: string, checked: boolean) => {
    const chosen = checked ? [...given, code] : given.filter((other) => other !== code)
    onAnswer(item.code, chosen.length === 0 ? undefined : chosen)
  }
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{named(item.question)}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.code}
          checked={given.includes(option.code)}
          onChange={(checked) => choose(option.code, checked)}
          label={named(option.names)}
        />
      ))}
    </fieldset>
  )
}
