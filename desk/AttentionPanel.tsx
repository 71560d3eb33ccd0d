/** One refused command: what was asked, what the server answered, how things stand now; try again or throw away, by a person. */
import { useEffect, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { DescriptionList, type Fact } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { newId } from './kit/api.ts'
import { failureText, problemText } from './kit/failure-words.ts'
import type { NeedsAttention } from './kit/outbox.ts'
import { queueChanged } from './kit/sender.ts'
import { useDesk } from './kit/session.ts'
import { commandFacts, useStory } from './stories.ts'

export function AttentionPanel({ item }: { item: NeedsAttention }) {
  const text = useText()
  const { t, write } = text
  const { outbox } = useDesk()
  const story = useStory(item.call.name)
  const [now, setNow] = useState<readonly Fact[]>()
  const [asking, setAsking] = useState(false)

  useEffect(() => {
    let current = true
    void story?.now?.(item.input, text).then((facts) => current && setNow(facts))
    return () => {
      current = false
    }
  }, [story, item, text])

  const decide = async (decision: Promise<void>) => {
    await decision
    queueChanged()
  }
  return (
    <Panel
      title={t(`command.${item.call.name}`)}
      actions={
        <>
          {/* What the office has needs no second try, only somebody who has read what it said. */}
          {item.kept === true ? (
            <Button look="main" icon="check" onClick={() => void decide(outbox.discard(item.id))}>
              {t('desk.have_read')}
            </Button>
          ) : (
            <>
              <Button icon="refresh" onClick={() => void decide(outbox.retry(item.id, newId))}>
                {t('desk.try_again')}
              </Button>
              <Button look="danger" icon="close" onClick={() => setAsking(true)}>
                {t('desk.discard')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice mood={item.kept === true ? 'warn' : 'bad'} title={failureText(text, item.answer)}>
          {item.answer.why === 'bad_input' && (
            <ul>
              {item.answer.fields.map((field) => (
                <li key={field.path}>
                  {fieldName(field.path, text)} : {problemText(text, field)}
                </li>
              ))}
            </ul>
          )}
          <p>{t('desk.answered_at', { when: write.instant(item.answeredAt) })}</p>
        </Notice>
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          <section>
            <h3 className="mb-1 text-sm font-semibold">{t('desk.what_you_sent')}</h3>
            <p className="mb-2 text-sm text-ink-soft">{t('desk.made_at', { when: write.instant(item.madeAt) })}</p>
            <DescriptionList facts={commandFacts(story, item.input, text)} />
          </section>
          {now !== undefined && (
            <section>
              <h3 className="mb-1 text-sm font-semibold">{t('desk.how_it_stands')}</h3>
              <DescriptionList facts={now} />
            </section>
          )}
        </div>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('desk.discard_title')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('desk.discard_not')}</Button>
            <Button look="danger" onClick={() => void decide(outbox.discard(item.id))}>
              {t('desk.discard')}
            </Button>
          </>
        }
      >
        {t('desk.discard_why')}
      </Dialog>
    </Panel>
  )
}

function fieldName(path: string, { t, has }: ReturnType<typeof useText>): string {
  return has(`field.${path}`) ? t(`field.${path}`) : path
}
