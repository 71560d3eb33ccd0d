/** Who is signed in, in which language and light, and the way out. A button that opens a small panel; Escape or a click beside closes it. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { chooseLanguage, signOut, useDesk } from './kit/session.ts'
import { useQueue } from './kit/queue.ts'
import { TextLink } from './kit/TextLink.tsx'
import { chooseTheme, type Theme, themes, useTheme } from './kit/theme.ts'

export function AccountMenu() {
  const { t } = useText()
  const { self } = useDesk()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      box.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])

  return (
    <div ref={box} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="account-menu"
        onClick={() => setOpen(!open)}
        className="flex min-h-(--control) min-w-(--control) cursor-pointer items-center justify-center gap-1.5 rounded-md px-2 text-sm hover:bg-sunken"
      >
        <Icon name="person" />
        <span className="sr-only">{t('desk.account')} : </span>
        <bdi className="max-w-56 truncate max-lg:sr-only">{self.name}</bdi>
      </button>
      {open && (
        <div
          id="account-menu"
          className="absolute end-0 top-full z-30 mt-1 flex max-h-[80dvh] w-88 max-w-[calc(100vw-1.5rem)] flex-col gap-3 overflow-y-auto rounded-md border border-line bg-panel p-3 shadow-float"
        >
          <AccountPanel />
        </div>
      )}
    </div>
  )
}

function AccountPanel() {
  const { t, write } = useText()
  const { self } = useDesk()
  const { waiting, tray } = useQueue()
  const theme = useTheme()
  const roles = [...new Set(self.grants.map((grant) => grant.role))].map((role) => t(`role.${role}`))
  return (
    <>
      <div>
        <p className="font-medium">
          <bdi>{self.name}</bdi>
        </p>
        <p className="text-sm break-all text-ink-soft">{self.email}</p>
        <p className="mt-1 text-sm text-ink-soft">
          {self.office.name} · {write.list(roles)}
        </p>
      </div>
      <RadioGroup
        inline
        legend={t('desk.language')}
        value={self.language}
        onChange={(language) => void chooseLanguage(language === 'en' ? 'en' : 'fr')}
        options={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <RadioGroup
        inline
        legend={t('desk.theme')}
        value={theme}
        onChange={(chosen) => chooseTheme(chosen as Theme)}
        options={themes.map((value) => ({ value, label: t(`desk.theme_${value}`) }))}
      />
      <TextLink to="/devices" className="inline-flex min-h-(--control) items-center">
        {t('access.my_devices')}
      </TextLink>
      {waiting.length + tray.length > 0 && (
        <p className="text-sm text-ink-soft">{t('desk.sign_out_keeps', { count: waiting.length + tray.length })}</p>
      )}
      <Button icon="lock" onClick={() => void signOut()}>
        {t('desk.sign_out')}
      </Button>
    </>
  )
}
