/** On a person's page: which files were merged into this one, the way to undo it, and the way to compare with somebody else. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Merge } from '#domain/people/merge-words.ts'
import type { Person, PersonLine } from '#domain/people/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MergeDetails } from './MergesPage.tsx'
import { PersonPicker } from './shared.tsx'

export function DoublesPanel({ person, merges }: { person: Person; merges: readonly Merge[] }) {
  const { t, write } = useText()
  const go = useNavigate()
  const [picking, setPicking] = useState(false)
  const [other, setOther] = useState<PersonLine>()
  const [opened, setOpened] = useState<Merge>()
  const whyNot = useWhyNot('people.write')
  return (
    <Panel
      title={t('register.doubles')}
      actions={
        <Button icon="people" reason={whyNot} onClick={() => setPicking(true)}>
          {t('register.compare_with')}
        </Button>
      }
    >
      {merges.length === 0 ? (
        <p className="text-ink-soft">{t('register.no_doubles')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {merges.map((merge) => (
            <li key={merge.id} className="flex flex-wrap items-center justify-between gap-2">
              <span>
                <Badge mood={merge.state === 'MERGED' ? 'good' : 'note'}>{t(`status.merge.${merge.state}`)}</Badge>{' '}
                {t('register.merge_of', {
                  day: write.day((merge.mergedAt ?? merge.proposedAt).slice(0, 10)),
                  grounds: t(`register.grounds.${merge.grounds}`),
                })}
              </span>
              <Button look="quiet" reason={whyNot} onClick={() => setOpened(merge)}>
                {t('register.details')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Dialog open={opened !== undefined} onClose={() => setOpened(undefined)} title={t('register.details')}>
        {opened !== undefined && <MergeDetails mergeId={opened.id} onDone={() => setOpened(undefined)} />}
      </Dialog>
      <Dialog
        open={picking}
        onClose={() => setPicking(false)}
        title={t('register.compare_with')}
        actions={
          <Button
            look="main"
            reason={other === undefined ? t('people.ask_more_names') : undefined}
            onClick={() =>
              other !== undefined &&
              void go({ to: '/people/compare/$personId/$otherId', params: { personId: person.id, otherId: other.id } })
            }
          >
            {t('register.compare')}
          </Button>
        }
      >
        <PersonPicker label={t('register.compare_with')} chosen={other} onChoose={setOther} except={[person.id]} />
      </Dialog>
    </Panel>
  )
}
