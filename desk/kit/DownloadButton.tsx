/** Fetches a file made by the server (a PDF, a list): waits visibly, and says a refusal where it was asked. */
import { type ReactNode, useState } from 'react'
import type { Contract, RequestOf } from '#domain/kit/contract.ts'
import { Button, type ButtonLook } from '#ui/Button.tsx'
import type { IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { fetchFile } from './api.ts'
import { failureText } from './failure-words.ts'
import { saveFile } from './save-file.ts'

type DownloadButtonProps<C> = {
  contract: C
  input: RequestOf<C>
  look?: ButtonLook
  icon?: IconName
  reason?: string | undefined
  children: ReactNode
}

export function DownloadButton<C extends Contract<never, never, never> | Contract>({
  contract,
  input,
  look = 'plain',
  icon = 'download',
  reason,
  children,
}: DownloadButtonProps<C>) {
  const text = useText()
  const [busy, setBusy] = useState(false)
  const fetchIt = async () => {
    setBusy(true)
    const answer = await fetchFile(contract, input)
    setBusy(false)
    if (answer.ok) saveFile(answer.value.blob, answer.value.name)
    else tell(failureText(text, answer), 'bad')
  }
  return (
    <Button look={look} icon={icon} busy={busy} reason={reason} onClick={() => void fetchIt()}>
      {children}
    </Button>
  )
}
