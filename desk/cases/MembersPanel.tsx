/** Who travels together: the principal applicant first, each with role, journey and the help they need. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import { isActive } from '#domain/cases/rules.ts'
import { nameOf, PersonFacts, PersonLink } from '#desk/people/shared.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ChangeMemberForm } from './ChangeMemberForm.tsx'
import { MemberForm } from './MemberForm.tsx'

type Member = CaseStory['members'][number]

export function MembersPanel({ story }: { story: CaseStory }) {
  const { t } = useText()
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<Member>()
  const [leaving, setLeaving] = useState<Member>()
  const mayWrite = useWhyNot('cases.write')
  const reason = mayWrite ?? (isActive(story.case.status) ? undefined : t('cases.already_ended'))
  const add = (
    <Button icon="add" reason={reason} onClick={() => setAdding(true)}>
      {t('cases.add_member')}
    </Button>
  )
  return (
    <Panel title={t('cases.who')} actions={story.members.length > 0 && add} flush>
      <Table
        caption={t('cases.who')}
        rows={story.members}
        rowKey={(member) => member.personId}
        empty={
          <EmptyState icon="people" title={t('cases.members_none')} actions={add}>
            {t('cases.members_none_why')}
          </EmptyState>
        }
        columns={[
          {
            key: 'person',
            className: 'min-w-44',
            title: t('cases.person'),
            heads: true,
            cell: (member) => (
              <span className="flex flex-col">
                <PersonLink person={member.person} />
                <span className="font-normal">
                  <PersonFacts person={member.person} />
                </span>
              </span>
            ),
          },
          { key: 'role', title: t('cases.role'), cell: (member) => t(`cases.role.${member.role}`) },
          { key: 'journey', title: t('cases.travelling'), cell: (member) => <Journey member={member} /> },
          {
            key: 'do',
            title: t('cases.actions'),
            screenOnly: true,
            cell: (member) => (
              <Button look="quiet" icon="edit" reason={reason} onClick={() => setChanging(member)}>
                {t('cases.change_member')}
              </Button>
            ),
          },
        ]}
      />
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('cases.add_member')}>
        <MemberForm story={story} onDone={() => setAdding(false)} />
      </Dialog>
      {changing !== undefined && (
        <Dialog open onClose={() => setChanging(undefined)} title={t('cases.change_member')}>
          <ChangeMemberForm
            member={changing}
            onDone={() => setChanging(undefined)}
            onRemove={() => {
              setLeaving(changing)
              setChanging(undefined)
            }}
          />
        </Dialog>
      )}
      {leaving !== undefined && <RemoveDialog member={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

function Journey({ member }: { member: Member }) {
  const { t } = useText()
  return (
    <span className="flex flex-wrap gap-1">
      <Badge mood={member.travelling ? 'good' : 'neutral'}>{t(member.travelling ? 'cases.travelling' : 'cases.not_travelling')}</Badge>
      {member.specialNeeds.map((need) => (
        <Badge key={need} mood="note">
          {t(`cases.need.${need}`)}
        </Badge>
      ))}
    </span>
  )
}

function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const removing = useCommand(cases.removeMember)
  const remove = async () => {
    const sent = await removing.send({ caseId: member.caseId, personId: member.personId })
    tell(sent.ok ? t('cases.member_removed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
    if (sent.ok) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('cases.remove_member')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="danger" busy={removing.isSending} onClick={() => void remove()}>
            {t('cases.remove_member')}
          </Button>
        </>
      }
    >
      {t('cases.remove_member_why', { name: nameOf(member.person) })}
    </Dialog>
  )
}
