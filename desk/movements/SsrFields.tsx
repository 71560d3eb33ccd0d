/** The special requests of one passenger: each with its code, its name in words, and what must be said with it. */
import { ssrCodes } from '#domain/movements/ssr-code-rules.ts'
import type { Ssr } from '#domain/movements/words.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'

/** Those asked for most often first; codes that we never use for people on voluntary journeys are not offered. */
const offered = [
  'WCHR',
  'WCHS',
  'WCHC',
  'MAAS',
  'MEDA',
  'OXYG',
  'STCR',
  'BLND',
  'DEAF',
  'DPNA',
  'UMNR',
  'YPTA',
  'INFT',
  'BSCT',
  'LANG',
  'EXST',
  'XBAG',
  'TWOV',
  'PPOC',
  'WCHP',
  'WCOB',
  'WCMP',
  'WCBD',
  'WCBW',
  'WCLB',
  'MOML',
  'HNML',
  'VGML',
  'KSML',
  'DBML',
  'CHML',
  'BBML',
  'SPML',
  'OTHS',
]
/** Their own words ask for more than a text. */
const hinted = ['MEDA', 'UMNR', 'STCR', 'OXYG']

export function SsrFields({ ssr, onChange }: { ssr: readonly Ssr[]; onChange: (ssr: Ssr[]) => void }) {
  const { t } = useText()
  const set = (at: number, change: Partial<Ssr>) => onChange(ssr.map((each, index) => (index === at ? { ...each, ...change } : each)))
  const free = offered.filter((code) => !ssr.some((each) => each.code === code))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-sm font-medium">{t('movements.requests_of_carrier')}</legend>
      {ssr.map((each, at) => (
        <div key={each.code} className="flex flex-wrap items-end gap-2">
          <Field
            label={`${each.code} — ${t(`movements.ssr.${each.code}`)}`}
            hint={hinted.includes(each.code) ? t(`movements.ssr_hint.${each.code}`) : undefined}
            required={ssrCodes[each.code]?.text === true}
            className="grow"
          >
            <TextInput value={each.text ?? ''} onChange={(text) => set(at, { text })} maxLength={120} />
          </Field>
          <Button look="quiet" icon="close" iconOnly onClick={() => onChange(ssr.filter((_, index) => index !== at))}>
            {t('movements.take_away', { code: each.code })}
          </Button>
        </div>
      ))}
      <Field label={t('movements.add_request')} className="max-w-md">
        <Select
          value=""
          placeholder={t('ui.choose')}
          onChange={(code) => code !== '' && onChange([...ssr, { code }])}
          options={free.map((code) => ({ value: code, label: `${code} — ${t(`movements.ssr.${code}`)}` }))}
        />
      </Field>
    </fieldset>
  )
}
