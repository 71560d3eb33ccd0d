/** Starts the desk: the language, who is signed in, the service worker. Composes what the kit must not know. */
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Language, Messages } from '#ui/languages/icu.ts'
import { TextProvider } from '#ui/TextProvider.tsx'
import { Toasts } from '#ui/Toasts.tsx'
import { onNetworkBack, startNetworkWatch } from './kit/network.ts'
import { onPurged } from './kit/purge.ts'
import { makeQueryClient } from './kit/queries.ts'
import { onQueuedDone } from './kit/sender.ts'
import { startSession, useSession } from './kit/session.ts'
import { loadFrameMessages, loadMessages, startLanguage, useDeskLanguage } from './language.ts'
import { startServiceWorker } from './newer-version.ts'
import { SignInPage } from './SignInPage.tsx'
import './styles.css'
import { startTheme } from './kit/theme.ts'

const queries = makeQueryClient()
const loadDesk = () => import('./SignedInDesk.tsx')
const SignedInDesk = lazy(async () => ({ default: (await loadDesk()).SignedInDesk }))

type Loaded = { readonly language: Language; readonly messages: Messages; /** The rooms' words too. */ readonly whole: boolean }

function DeskRoot({ first }: { first: Loaded }) {
  const session = useSession()
  const language = useDeskLanguage(session.status === 'in' ? session.desk.self.language : undefined)
  const [loaded, setLoaded] = useState(first)
  const account = session.status === 'in' ? session.desk.self.accountId : undefined

  useEffect(() => {
    if (language === loaded.language && loaded.whole) return
    let current = true
    void loadMessages(language).then((messages) => current && setLoaded({ language, messages, whole: true }))
    return () => {
      current = false
    }
  }, [language, loaded])

  // What one person read is not there for the next one at the same device.
  useEffect(() => (account === undefined ? queries.clear() : undefined), [account])

  return (
    <TextProvider
      language={loaded.language}
      messages={loaded.messages}
      zone={session.status === 'in' ? session.desk.self.office.timeZone : undefined}
    >
      <QueryClientProvider client={queries}>
        {session.status === 'out' && <SignInPage because={session.because} />}
        {session.status === 'in' && loaded.whole && (
          <Suspense>
            <SignedInDesk key={session.desk.vault.id} vaultId={session.desk.vault.id} />
          </Suspense>
        )}
        <Toasts />
      </QueryClientProvider>
    </TextProvider>
  )
}

async function startDesk(): Promise<void> {
  startTheme()
  startNetworkWatch()
  onNetworkBack(() => void queries.invalidateQueries())
  onQueuedDone(() => void queries.invalidateQueries())
  onPurged(() => void queries.resetQueries())
  void startSession(async () => (await import('./access-calls.ts')).sessionCalls)
  const language = startLanguage()
  const messages = await loadFrameMessages(language)
  createRoot(document.getElementById('desk')!).render(
    <StrictMode>
      <DeskRoot first={{ language, messages, whole: false }} />
    </StrictMode>,
  )
  // The rest comes while somebody types their password.
  void loadDesk()
  startServiceWorker()
}

void startDesk()
