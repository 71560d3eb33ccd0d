/** A list that is written line by line: ports of a voyage, legs on the way home, what somebody can do. */
import type { ReactNode } from 'react'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'

export type RowListProps<Row> = {
  legend: string
  add: string
  rows: readonly Row[]
  empty: Row
  most: number
  onChange: (rows: Row[]) => void
  children: (row: Row, set: (change: Partial<Row>) => void) => ReactNode
}

export function RowList<Row extends object>({ legend, add, rows, empty, most, onChange, children }: RowListProps<Row>) {
  const { t } = useText()
  const change = (at: number, part: Partial<Row>) => onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {rows.map((row, at) => (
        <div
          key={at}
          className="flex flex-wrap items-end gap-2 border-s-2 border-line ps-3 pb-2"
          role="group"
          aria-label={t('ui.line_of', { legend, number: at + 1 })}
        >
          {children(row, (part) => change(at, part))}
          <Button look="quiet" icon="close" iconOnly onClick={() => onChange(rows.filter((_, index) => index !== at))}>
            {t('ui.remove_line', { number: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button
          icon="add"
          reason={rows.length >= most ? t('ui.enough_lines', { most }) : undefined}
          onClick={() => onChange([...rows, empty])}
        >
          {add}
        </Button>
      </div>
    </fieldset>
  )
}
