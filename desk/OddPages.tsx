/** The pages nobody meant to see: an address that leads nowhere, and a page that broke. */
import { useEffect } from 'react'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { Page } from './kit/Page.tsx'
import { ButtonLink } from './kit/TextLink.tsx'

export function MissingPage() {
  const { t } = useText()
  return (
    <Page title={t('desk.no_page')}>
      <EmptyState icon="search" title={t('desk.no_page_why')} actions={<ButtonLink to="/">{t('desk.to_home')}</ButtonLink>} />
    </Page>
  )
}

export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useText()
  useEffect(() => console.error(error), [error])
  return (
    <Page title={t('desk.broken')}>
      <EmptyState
        icon="warning"
        title={t('desk.broken_why')}
        actions={
          <Button icon="refresh" onClick={() => location.reload()}>
            {t('desk.reload')}
          </Button>
        }
      />
    </Page>
  )
}
