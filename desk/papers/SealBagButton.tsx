/** Opens the form that seals a bag of a case; says why not to whoever may not. */
import { useState } from 'react'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { BagOwner } from './queries.ts'
import { SealBagForm } from './SealBagForm.tsx'

export function SealBagButton({ owner }: { owner: BagOwner }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="add" reason={useWhyNot('papers.write')} onClick={() => setOpen(true)}>
        {t('papers.seal')}
      </Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t('papers.seal')}>
          <SealBagForm owner={owner} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}
