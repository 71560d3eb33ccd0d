/** The only page for who is not signed in. Paste, password managers and a wrong network are all welcome here. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { Failure } from './kit/api.ts'
import { failureText } from './kit/failure-words.ts'
import { isDemonstration } from './kit/network.ts'
import { type OutBecause, signIn } from './kit/session.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export function SignInPage({ because }: { because: OutBecause }) {
  const text = useText()
  const { t } = text
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [demonstration, setDemonstration] = useState(false)
  const alert = useRef<HTMLDivElement>(null)

  useEffect(() => {
    document.title = `${t('desk.sign_in_title')} · ${t('desk.name')}`
  }, [t])
  useEffect(() => void isDemonstration().then(setDemonstration), [])
  useEffect(() => {
    if (failure !== undefined) alert.current?.focus()
  }, [failure])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    const answer = await signIn(email, password)
    // When it worked this page is gone already.
    if (answer.ok) return
    setBusy(false)
    setFailure(answer)
  }
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center gap-4 p-4">
      <main className="w-full max-w-sm rounded-md border border-line bg-panel p-6 shadow-panel">
        <header className="mb-5 flex items-center gap-3">
          <img src="/desk/icon.svg" alt="" className="size-10 rounded-md" />
          <div>
            <p className="text-sm text-ink-soft">{t('desk.name')}</p>
            <h1 className="text-xl font-semibold">{t('desk.sign_in_title')}</h1>
          </div>
        </header>
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          {because !== 'not_yet' && failure === undefined && (
            <Notice mood={because === 'signed_out' ? 'good' : 'note'} live>
              {t(`desk.out_because_${because}`)}
            </Notice>
          )}
          {!window.isSecureContext && <Notice mood="bad">{t('desk.needs_https')}</Notice>}
          {failure !== undefined && (
            <div ref={alert} tabIndex={-1} className="outline-none">
              <Notice mood="bad" live>
                {failure.why === 'offline'
                  ? t('desk.sign_in_offline')
                  : failure.why === 'bad_input'
                    ? t('refusal.wrong_email_or_password')
                    : failureText(text, failure)}
              </Notice>
            </div>
          )}
          <Field label={t('desk.email')} required>
            <TextInput type="email" name="email" autoComplete="username" autoFocus value={email} onChange={setEmail} />
          </Field>
          <Field label={t('desk.password')} required>
            <div className="relative">
              <TextInput
                type={shown ? 'text' : 'password'}
                name="password"
                autoComplete="current-password"
                dir="ltr"
                value={password}
                onChange={setPassword}
                className="pe-20 rtl:ps-20 rtl:pe-2.5"
              />
              <button
                type="button"
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
                className="absolute inset-y-0 end-0 cursor-pointer rounded-md px-3 text-sm text-brand hover:bg-brand-soft"
              >
                <span className="sr-only">{t('desk.password_show')}</span>
                <span aria-hidden="true">{t(shown ? 'desk.hide' : 'desk.show')}</span>
              </button>
            </div>
          </Field>
          <Button
            type="submit"
            look="main"
            busy={busy}
            className="w-full"
            reason={window.isSecureContext ? undefined : t('desk.needs_https')}
          >
            {t('desk.sign_in')}
          </Button>
        </form>
      </main>
      {demonstration && <p className="max-w-sm text-center text-sm text-ink-soft">{t('desk.demonstration')}</p>}
      <LanguageSwitch />
    </div>
  )
}
