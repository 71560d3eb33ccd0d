/** Long work with its numbers: 120 rows of 400. Without `of` it only says that something moves. */
import { useId } from 'react'
import { useText } from './TextProvider.tsx'

export function Progress({ label, done, of }: { label: string; done: number; of?: number | undefined }) {
  const { t, write } = useText()
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-2 text-sm">
        <span id={id}>{label}</span>
        <span className="tabular-nums">{of === undefined ? write.number(done) : t('ui.done_of', { done, of })}</span>
      </div>
      <progress aria-labelledby={id} max={of ?? 1} {...(of === undefined ? {} : { value: done })} className="h-2 w-full accent-brand" />
    </div>
  )
}
