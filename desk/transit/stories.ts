/**
 * How a step of an agent is told on the queue screen, and how the same task stands at the office: the two sides of a conflict, in the
 * same words one beside the other.
 */
import * as transit from '#domain/transit/contract.ts'
import type { HandingOver } from '#domain/transit/step-words.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { ask } from '#desk/kit/api.ts'
import type { CommandStory } from '#desk/kit/command-story.ts'
import type { Fact } from '#ui/DescriptionList.tsx'
import type { Text } from '#ui/TextProvider.tsx'

type Typed = Partial<Omit<HandingOver, 'doneAt'>> & { note?: string; assignee?: string | null; doneAt?: string }

/** Commands on a task: what was typed, and the task as the office has it now. */
export const taskStory: CommandStory = {
  facts: (input, text) => {
    const typed = input as Typed
    return [
      ...(typed.counted === undefined ? [] : [{ term: text.t('transit.counted'), value: text.write.number(typed.counted) }]),
      ...(typed.mishap === undefined
        ? []
        : [{ term: text.t('transit.what_happened'), value: text.t(`status.transit.mishap.${typed.mishap.code}`) }]),
      ...(typed.receiverName === undefined ? [] : [{ term: text.t('transit.receiver_name'), value: typed.receiverName }]),
      ...(typed.receiverOrganisation === undefined
        ? []
        : [{ term: text.t('transit.receiver_organisation'), value: typed.receiverOrganisation }]),
      ...(typed.receiverIdKind === undefined
        ? []
        : [{ term: text.t('transit.receiver_id'), value: text.t(`status.transit.paper.${typed.receiverIdKind}`) }]),
      ...noteFact(typed.note ?? typed.mishap?.note, text),
      ...(typed.doneAt === undefined ? [] : [{ term: text.t('transit.done_when'), value: text.write.instant(typed.doneAt) }]),
    ]
  },
  now: async (input, text) => {
    const answer = await ask(transit.getTask, { taskId: input['taskId'] as TransitTask['id'] })
    if (!answer.ok) return undefined
    const { task, group, doneByName, assigneeName } = answer.value
    return [
      { term: text.t('transit.group'), value: group.leadName },
      {
        term: text.t('transit.task'),
        value: `${text.t(`status.transit.task.${task.kind}`)} · ${text.t(`status.transit.state.${task.state}`)}`,
      },
      {
        term: text.t('transit.counted'),
        value: task.counted === null ? undefined : text.t('transit.counted_of', { count: task.counted, expected: task.expected }),
      },
      ...group.mishaps.filter((mishap) => mishap.taskId === task.id).map((mishap) => mishapFact(mishap.code, text)),
      { term: text.t('transit.receiver_name'), value: task.handOver?.receiverName },
      { term: text.t('transit.receiver_organisation'), value: task.handOver?.receiverOrganisation },
      {
        term: text.t('transit.receiver_id'),
        value: task.handOver === null ? undefined : text.t(`status.transit.paper.${task.handOver.receiverIdKind}`),
      },
      ...noteFact(task.note ?? undefined, text),
      { term: text.t('transit.done_when'), value: task.doneAt === null ? undefined : text.write.instant(task.doneAt) },
      { term: text.t('transit.done_by'), value: doneByName },
      { term: text.t('transit.assignee'), value: assigneeName },
    ]
  },
}

/** Commands on a mishap; one that was reported from a task is told beside that task as the office has it now. */
export const mishapStory: CommandStory = {
  now: async (input, text) => (input['taskId'] === undefined ? undefined : taskStory.now?.(input, text)),
  facts: (input, text) => {
    const typed = input as {
      code?: string
      persons?: number
      note?: string
      closingNote?: string
      step?: string
      cause?: string
      lesson?: string
      delayMinutes?: number
      doneAt?: string
    }
    return [
      ...(typed.code === undefined
        ? []
        : [{ term: text.t('transit.what_happened'), value: text.t(`status.transit.mishap.${typed.code}`) }]),
      ...(typed.step === undefined ? [] : [{ term: text.t('transit.checklist_line'), value: text.t(`transit.step.${typed.step}`) }]),
      ...(typed.persons === undefined ? [] : [{ term: text.t('transit.concerned'), value: text.write.number(typed.persons) }]),
      ...noteFact(typed.note ?? typed.closingNote, text),
      ...(typed.cause === undefined ? [] : [{ term: text.t('transit.cause'), value: typed.cause }]),
      ...(typed.delayMinutes === undefined
        ? []
        : [{ term: text.t('transit.delay'), value: text.t('transit.minutes', { count: typed.delayMinutes }) }]),
      ...(typed.lesson === undefined ? [] : [{ term: text.t('transit.lesson'), value: typed.lesson }]),
      ...(typed.doneAt === undefined ? [] : [{ term: text.t('transit.done_when'), value: text.write.instant(typed.doneAt) }]),
    ]
  },
}

/** What a shift tells the next. */
export const noteStory: CommandStory = {
  facts: (input, text) => {
    const typed = input as { text?: string; doneAt?: string }
    return [
      ...(typed.text === undefined ? [] : [{ term: text.t('transit.note_text'), value: typed.text }]),
      ...(typed.doneAt === undefined ? [] : [{ term: text.t('transit.done_when'), value: text.write.instant(typed.doneAt) }]),
    ]
  },
}

function mishapFact(code: string | null, text: Text): Fact {
  return {
    term: text.t('transit.what_happened'),
    value: code === null ? text.t('transit.mishap_restricted') : text.t(`status.transit.mishap.${code}`),
  }
}

function noteFact(note: string | undefined, text: Text): Fact[] {
  return note === undefined ? [] : [{ term: text.t('transit.note'), value: note }]
}
