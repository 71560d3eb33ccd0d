/**
 * The word of whoever receives a child: asked, typed, checked by the server, and gone from the screen with the answer. It is in no form,
 * no draft and no queue. Where it cannot be checked, what to do instead stands here.
 */
import { useState } from 'react'
import * as minors from '#domain/movements/minor-contract.ts'
import type { PersonCare } from '#domain/transit/care-words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useOffline } from '#desk/kit/network.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ReceiverFacts } from './CarePanel.tsx'

type ReceiverWordProps = { child: PersonCare; isRight: boolean; onRight: () => void }

export function ReceiverWord({ child, isRight, onRight }: ReceiverWordProps) {
  const { t } = useText()
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">
        {t('transit.word_of')} <bdi>{child.name}</bdi>
      </legend>
      {child.receiver !== null && <ReceiverFacts receiver={child.receiver} />}
      {isRight ? (
        <Notice mood="good" live>
          {t('transit.word_right')}
        </Notice>
      ) : child.receiver?.hasCodeWord === true ? (
        <WordField child={child} onRight={onRight} />
      ) : (
        <Notice mood="bad">{t('refusal.no_code_word')}</Notice>
      )}
    </fieldset>
  )
}

function WordField({ child, onRight }: Omit<ReceiverWordProps, 'isRight'>) {
  const text = useText()
  const { t } = text
  const { offline } = useOffline()
  const [word, setWord] = useState('')
  const [isWrong, setWrong] = useState(false)
  const check = useCommand(minors.checkCodeWord)
  const ask = async () => {
    setWrong(false)
    const sent = await check.send({ caseId: child.caseId, personId: child.personId, codeWord: word })
    setWord('')
    if (!sent.ok || sent.queued) return
    if (sent.value.matches) onRight()
    else setWrong(true)
  }
  if (offline) return <InsteadOfTheWord />
  return (
    <>
      <Field label={t('transit.word')} hint={t('transit.word_hint')} required>
        <TextInput
          value={word}
          onChange={setWord}
          maxLength={40}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (word.trim() !== '') void ask()
          }}
        />
      </Field>
      <Button
        icon="check"
        busy={check.isSending}
        reason={word.trim() === '' ? t('transit.word_missing') : undefined}
        onClick={() => void ask()}
        className="min-h-12"
      >
        {t('transit.word_check')}
      </Button>
      {isWrong && (
        <Notice mood="bad" live>
          {t('transit.word_wrong')}
        </Notice>
      )}
      {check.failure !== undefined && check.failure.why !== 'offline' && (
        <Notice mood="bad" live>
          {failureText(text, check.failure)}
        </Notice>
      )}
    </>
  )
}

/** With no network nobody can check a word: a colleague who has one can, and the paper and the telephone of the receiver speak too. */
export function InsteadOfTheWord() {
  const { t } = useText()
  return (
    <Notice mood="warn" live title={t('transit.word_offline')}>
      <ol className="list-decimal ps-4">
        {(['colleague', 'paper', 'phone', 'doubt'] as const).map((step) => (
          <li key={step}>{t(`transit.word_instead.${step}`)}</li>
        ))}
      </ol>
    </Notice>
  )
}
