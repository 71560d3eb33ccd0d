/** What an office settles for its register: whether a merge and an erasure need a second person; and how far the night's look has come. */
import * as merges from '#domain/people/merge-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { PairScanPanel } from './PairScanPanel.tsx'

const titles = {
  mergeFourEyes: 'register.four_eyes',
  eraseFourEyes: 'register.erase_four_eyes',
  weighFourEyes: 'register.weigh_four_eyes',
} as const

export function RegisterSettingsPage() {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const found = useAsk(merges.listSettings, {})
  const change = useCommand(merges.changeSetting)
  const whyNot = useWhyNot('access.admin')
  const set = async (office: number, field: keyof typeof titles, value: boolean) => {
    const sent = await change.send({ office, [field]: value })
    tell(sent.ok ? t('ui.saved') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <Page
      title={t('register.settings')}
      lead={t('register.settings_what')}
      {...(whyNot === undefined ? { back: { to: '/accounts', label: t('access.accounts') } } : {})}
      actions={whyNot === undefined && <ButtonLink to="/people/weights">{t('register.weights')}</ButtonLink>}
    >
      <AskedPart of={found}>
        {({ items }) => (
          <Panel flush>
            <Table
              caption={t('register.settings')}
              rows={items}
              rowKey={(it) => String(it.office)}
              columns={[
                {
                  key: 'office',
                  title: t('people.office'),
                  heads: true,
                  cell: (it) => self.offices.find(({ id }) => id === it.office)?.name ?? String(it.office),
                },
                ...(['mergeFourEyes', 'eraseFourEyes', 'weighFourEyes'] as const).map((field) => ({
                  key: field,
                  title: t(titles[field]),
                  cell: (it: merges.RegisterSetting) => (
                    <span className="flex flex-wrap items-center gap-2">
                      {t(it[field] ? 'register.four_eyes_yes' : 'register.four_eyes_no')}
                      <Button look="quiet" busy={change.isSending} reason={whyNot} onClick={() => void set(it.office, field, !it[field])}>
                        {t(it[field] ? 'register.four_eyes_stop' : 'register.four_eyes_ask')}
                      </Button>
                    </span>
                  ),
                })),
              ]}
            />
          </Panel>
        )}
      </AskedPart>
      {whyNot === undefined && <PairScanPanel />}
    </Page>
  )
}
