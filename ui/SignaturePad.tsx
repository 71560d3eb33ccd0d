/** A box to sign in with a finger, a pen or a mouse. Its value is the strokes as `M x y L x y …` in a box of 1000 by 300; empty until somebody signs. */
import { type PointerEvent, type ReactNode, useRef } from 'react'
import { Button } from './Button.tsx'

export type SignaturePadProps = { label: ReactNode; hint?: ReactNode; wipe: ReactNode; value: string; onChange: (strokes: string) => void }

/** Longer is no signature, and the contract takes no more. */
const most = 8000
/** Points nearer to one another tell nothing new. */
const least = 6

export function SignaturePad({ label, hint, wipe, value, onChange }: SignaturePadProps) {
  // What is drawn between two renders must not be lost.
  const strokes = useRef(value)
  const last = useRef<readonly [number, number]>(undefined)
  if (last.current === undefined) strokes.current = value

  const pointOf = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    const within = (share: number, size: number) => Math.round(Math.min(1, Math.max(0, share)) * size)
    return [within((event.clientX - box.left) / box.width, 1000), within((event.clientY - box.top) / box.height, 300)]
  }
  const add = (letter: 'M' | 'L', [x, y]: readonly [number, number]) => {
    const longer = `${strokes.current}${letter}${x} ${y}`
    if (longer.length > most) return
    strokes.current = longer
    last.current = [x, y]
    onChange(longer)
  }
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm font-medium">{label}</span>
      {hint !== undefined && <p className="text-xs text-ink-soft">{hint}</p>}
      <svg
        viewBox="0 0 1000 300"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-36 w-full touch-none rounded-md border-2 border-line-strong bg-panel"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          add('M', pointOf(event))
        }}
        onPointerMove={(event) => {
          const before = last.current
          if (before === undefined || event.buttons === 0) return
          const [x, y] = pointOf(event)
          if (Math.hypot(x - before[0], y - before[1]) >= least) add('L', [x, y])
        }}
        onPointerUp={() => (last.current = undefined)}
        onPointerCancel={() => (last.current = undefined)}
      >
        <path d={value} fill="none" stroke="currentColor" strokeWidth={6} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {value !== '' && (
        <Button look="quiet" onClick={() => onChange('')}>
          {wipe}
        </Button>
      )}
    </div>
  )
}
