/** The desk of somebody who is signed in: the router and every page behind it, loaded once there is somebody. */
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { router } from './routes.tsx'

export function SignedInDesk({ vaultId }: { vaultId: string }) {
  useState(() => startAtHomeForSomebodyElse(vaultId))
  return <RouterProvider router={router} />
}

/** Whoever comes next at this device does not land on the page of who was there before. */
function startAtHomeForSomebodyElse(vaultId: string): void {
  const before = sessionStorage.getItem('passerelle-last-vault')
  sessionStorage.setItem('passerelle-last-vault', vaultId)
  if (before !== null && before !== vaultId) router.history.replace('/desk/')
}
