/**
 * A calendar day, typed or chosen. `value` is ISO (`2026-11-02`) or '', or the raw text while it is no day yet: the form's check then
 * refuses it and the person still sees what they typed.
 */
import { useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { classes } from './class-names.ts'
import { controlLook, useFieldLink } from './Field.tsx'
import { useText } from './TextProvider.tsx'
import { readTypedDay, writeTypedDay } from './typed-date.ts'

export type DateInputProps = { value: string; onChange: (value: string) => void; min?: string; max?: string; 'aria-label'?: string }

export function DateInput({ value, onChange, min, max, ...rest }: DateInputProps) {
  const { t } = useText()
  const [typed, setTyped] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const link = useFieldLink()
  return (
    <div className="relative flex items-center">
      <input
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('ui.date_placeholder')}
        dir="ltr"
        {...link}
        {...rest}
        value={typed ?? writeTypedDay(value)}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(readTypedDay(event.target.value) ?? event.target.value)
        }}
        onBlur={() => setTyped(undefined)}
        className={classes(controlLook, 'pe-12 rtl:ps-12 rtl:pe-2.5 rtl:text-end')}
      />
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        min={min}
        max={max}
        value={readTypedDay(value) ?? ''}
        onChange={(event) => {
          setTyped(undefined)
          onChange(event.target.value)
        }}
        className="pointer-events-none absolute end-2 bottom-0 h-0 w-8 opacity-0"
      />
      <div className="absolute end-0">
        <Button look="quiet" icon="calendar" iconOnly onClick={() => picker.current?.showPicker()}>
          {t('ui.choose_date')}
        </Button>
      </div>
    </div>
  )
}
