/** The accounts of my offices: who may sign in, with which roles. Opens the form that adds one, and closes an account. */
import { useState } from 'react'
import * as access from '#domain/access/contract.ts'
import type { Account } from '#domain/access/words.ts'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand, usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { useSelf } from '#desk/kit/session.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { PersonName } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { AddAccountForm } from './AddAccountForm.tsx'

export function AccountsPage() {
  const { t, write } = useText()
  const [adding, setAdding] = useState(false)
  const whyNot = useWhyNot('access.admin')
  const shelf = useFilters('access.accounts', { status: '' })
  const { status } = shelf.filters
  const accounts = usePages(access.listAccounts, status === '' ? {} : { status: status === 'DISABLED' ? 'DISABLED' : 'ACTIVE' })
  return (
    <Page
      title={t('access.accounts')}
      actions={
        <>
          <ButtonLink to="/people/settings">{t('register.settings')}</ButtonLink>
          <Button look="main" icon="add" reason={whyNot} onClick={() => setAdding(true)}>
            {t('access.add_account')}
          </Button>
        </>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('access.status')} required>
          <Select
            value={status}
            onChange={(value) => shelf.set('status', value)}
            placeholder={t('ui.all')}
            options={[
              { value: 'ACTIVE', label: t('status.access.ACTIVE') },
              { value: 'DISABLED', label: t('status.access.DISABLED') },
            ]}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={accounts}>
          {(items) => (
            <Table
              caption={t('access.accounts')}
              rows={items}
              rowKey={(account) => account.id}
              hasMore={accounts.hasMore}
              onMore={accounts.more}
              loadingMore={accounts.isLoadingMore}
              empty={
                <EmptyState icon="person" title={t('access.no_accounts')}>
                  {t('access.no_accounts_why')}
                </EmptyState>
              }
              columns={[
                { key: 'name', title: t('access.name'), heads: true, cell: (account) => <PersonName name={account.name} /> },
                { key: 'email', title: t('access.email'), cell: (account) => <bdi className="break-words">{account.email}</bdi> },
                {
                  key: 'roles',
                  title: t('access.roles'),
                  cell: (account) => write.list([...new Set(account.grants.map((grant) => t(`role.${grant.role}`)))]),
                },
                { key: 'status', title: t('access.status'), cell: (account) => <StatusBadge status={account.status} /> },
                { key: 'do', title: t('access.actions'), screenOnly: true, cell: (account) => <DisableButton account={account} /> },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('access.add_account')}>
        <AddAccountForm onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  )
}

function StatusBadge({ status }: { status: Account['status'] }) {
  const { t } = useText()
  return <Badge mood={status === 'ACTIVE' ? 'good' : 'neutral'}>{t(`status.access.${status}`)}</Badge>
}

function DisableButton({ account }: { account: Account }) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const whyNot = useWhyNot('access.admin')
  const disable = useCommand(access.disableAccount)
  const reason =
    whyNot ??
    (account.id === self.accountId ? t('refusal.not_yourself') : account.status === 'DISABLED' ? t('access.already_closed') : undefined)
  const close = async () => {
    const sent = await disable.send({ accountId: account.id })
    tell(sent.ok ? t('access.account_closed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <Button look="quiet" icon="lock" reason={reason} busy={disable.isSending} onClick={() => void close()}>
      {t('access.close_account')}
    </Button>
  )
}
