/** A question that must be answered before going on. Focus goes in, stays in, and comes back to where it was. */
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { useText } from './TextProvider.tsx'

export type DialogProps = { open: boolean; onClose: () => void; title: ReactNode; actions?: ReactNode; children?: ReactNode }

export function Dialog({ open, onClose, title, actions, children }: DialogProps) {
  const { t } = useText()
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-xl flex-col rounded-t-md bg-panel text-ink shadow-float sm:bottom-auto sm:top-[6dvh] sm:max-h-[88dvh] sm:rounded-md">
          <header className="flex items-center justify-between gap-2 border-b border-line ps-4 pe-2 py-2">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Button look="quiet" icon="close" iconOnly onClick={onClose}>
              {t('ui.close')}
            </Button>
          </header>
          {children !== undefined && <div className="overflow-y-auto p-4">{children}</div>}
          {actions !== undefined && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
