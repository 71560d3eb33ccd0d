/** A sheet of paper on the desk: a titled part of a page. */
import type { ReactNode } from 'react'
import { classes } from './class-names.ts'

export type PanelProps = { title?: ReactNode; actions?: ReactNode; className?: string; flush?: boolean; children: ReactNode }

/** `flush`: no inner margin, for a table that fills the panel. */
export function Panel({ title, actions, className, flush = false, children }: PanelProps) {
  return (
    <section className={classes('rounded-md border border-line bg-panel shadow-panel print:border-0 print:shadow-none', className)}>
      {(title !== undefined || actions !== undefined) && (
        <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2.5">
          {title !== undefined && <h2 className="text-base font-semibold">{title}</h2>}
          {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  )
}
