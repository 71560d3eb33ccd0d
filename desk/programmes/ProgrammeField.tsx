/** One programme out of all, by its name, to narrow a list of another room. */
import * as programmes from '#domain/programmes/contract.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { nameIn } from './shared.tsx'

type ProgrammeFieldProps = { readonly value: string; readonly onChange: (code: string) => void }

export function ProgrammeField({ value, onChange }: ProgrammeFieldProps) {
  const text = useText()
  const { t } = text
  const known = useAsk(programmes.listProgrammes, { limit: 200 })
  return (
    <Field label={t('programmes.programme')} required className="w-full sm:w-56">
      <Select
        value={value}
        onChange={onChange}
        placeholder={t('ui.all')}
        options={(known.value?.items ?? []).map((each) => ({ value: each.code, label: nameIn(text, each.names) }))}
      />
    </Field>
  )
}
