/**
 * A list of rows. On a phone each row becomes a card with its column names beside the values, so nothing scrolls sideways.
 * Keyset lists give `onMore`; nobody counts the rows.
 */
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './class-names.ts'
import { useText } from './TextProvider.tsx'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end, digit under digit. */
  readonly numeric?: boolean
  /** Names the row: a header cell. Exactly one column should. */
  readonly heads?: boolean
  /** For actions: paper cannot press a button. */
  readonly screenOnly?: boolean
  readonly className?: string
}

export type TableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shown instead of the table when there is no row. */
  empty?: ReactNode
  hasMore?: boolean
  onMore?: () => void
  loadingMore?: boolean
  /** A row that wants to be noticed: an extra class. */
  rowClass?: (row: Row) => string | undefined
}

export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  hasMore = false,
  onMore,
  loadingMore = false,
  rowClass,
}: TableProps<Row>) {
  const { t } = useText()
  if (rows.length === 0 && empty !== undefined) return empty
  return (
    <div>
      <table className="w-full border-collapse narrow:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="narrow:sr-only">
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classes(
                  'px-3 py-2 text-xs font-medium text-ink-soft',
                  column.numeric ? 'text-end' : 'text-start',
                  column.screenOnly && 'print:hidden',
                  column.className,
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="narrow:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={classes(
                'border-b border-line last:border-b-0 hover:bg-sunken/60 narrow:flex narrow:flex-col narrow:gap-0.5 narrow:px-3 narrow:py-2.5',
                rowClass?.(row),
              )}
            >
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && (
        <div className="flex justify-center border-t border-line p-2">
          <Button look="quiet" icon="down" busy={loadingMore} onClick={onMore}>
            {t('ui.more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = classes(
    'px-3 py-1.5 align-middle narrow:flex narrow:items-center narrow:gap-2 narrow:p-0',
    column.numeric ? 'text-end tabular-nums narrow:text-start' : 'text-start',
    column.screenOnly && 'print:hidden',
    column.className,
  )
  const cell = column.cell(row)
  if (column.heads === true)
    return (
      <th scope="row" className={classes(look, 'font-semibold')}>
        {cell}
      </th>
    )
  if (cell === null || cell === undefined || cell === '') return <td className={classes(look, 'narrow:hidden')} />
  return (
    <td className={look}>
      <span aria-hidden="true" className="w-28 shrink-0 text-sm hidden text-ink-soft narrow:block">
        {column.title}
      </span>
      <span className="min-w-0">{cell}</span>
    </td>
  )
}
