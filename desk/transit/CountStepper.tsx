/** A number of people, set with a thumb: less, more, and the number itself as large as the screen allows. */
import { useId } from 'react'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function CountStepper({
  label,
  value,
  most,
  onChange,
}: {
  label: string
  value: number
  most: number
  onChange: (value: number) => void
}) {
  const { t } = useText()
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
      <p id={id} className="text-base font-medium">
        {label}
      </p>
      <div className="flex items-center justify-center gap-4">
        <Button
          className="size-16"
          aria-label={t('transit.one_less')}
          reason={value <= 0 ? t('transit.nobody_less') : undefined}
          onClick={() => onChange(value - 1)}
        >
          <span className="text-2xl">−</span>
        </Button>
        <output aria-live="polite" className="min-w-28 text-center text-2xl font-bold tabular-nums">
          <bdi dir="ltr">{t('transit.count_of', { count: value, expected: most })}</bdi>
        </output>
        <Button
          className="size-16"
          aria-label={t('transit.one_more')}
          reason={value >= most ? t('transit.nobody_more') : undefined}
          onClick={() => onChange(value + 1)}
        >
          <span className="text-2xl">+</span>
        </Button>
      </div>
    </div>
  )
}
