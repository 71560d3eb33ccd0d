import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as rules from './merge-rules.ts'

const side = (changes: Partial<rules.MergeSide> = {}): rules.MergeSide => ({
  id: 'kept',
  office: 1,
  compartment: 0,
  mergedInto: null,
  ...changes,
})

test('two files of one office and one compartment may be one person', () => {
  assert.deepEqual(rules.canMerge(side(), side({ id: 'merged' })), { ok: true, value: null })
})

test('files that differ in rights, a file with itself and a file that was merged already are refused with the reason', () => {
  const refused: [rules.MergeSide, string, string?][] = [
    [side(), 'same_file'],
    [side({ id: 'merged', mergedInto: 'another' }), 'already_merged'],
    [side({ id: 'merged', office: 2 }), 'files_differ_in_rights', 'office'],
    [side({ id: 'merged', compartment: 1 }), 'files_differ_in_rights', 'compartment'],
    [side({ id: 'merged', office: 2, compartment: 1 }), 'files_differ_in_rights', 'office'],
  ]
  for (const [merged, refusal, differ] of refused) {
    const answer = rules.canMerge(side(), merged)
    assert.deepEqual(
      [answer.ok, 'refusal' in answer && answer.refusal, 'details' in answer ? answer.details?.['differ'] : undefined],
      [false, refusal, differ],
    )
  }
})

test('whoever proposed a merge does not confirm it where the office wants four eyes', () => {
  const proposed = { state: 'PROPOSED', fourEyes: true, proposedBy: 'maelle' } as never
  assert.deepEqual(rules.canConfirm(proposed, 'samir').ok, true)
  assert.deepEqual(rules.canConfirm(proposed, 'maelle'), { ok: false, refusal: 'own_proposal' })
  assert.deepEqual(rules.canConfirm({ ...(proposed as object), fourEyes: false } as never, 'maelle').ok, true)
  assert.deepEqual(rules.canConfirm({ ...(proposed as object), state: 'DECLINED' } as never, 'samir'), {
    ok: false,
    refusal: 'not_proposed',
  })
})

test('a merge is undone once, and only when no other stands on it', () => {
  const merge = { id: 'm1', state: 'MERGED' } as never
  assert.equal(rules.canUndo(merge, undefined).ok, true)
  assert.deepEqual(rules.canUndo(merge, { id: 'm2', mergedAt: '2026-05-01T00:00:00.000Z' } as never), {
    ok: false,
    refusal: 'later_merge_first',
    details: { mergeId: 'm2', at: '2026-05-01T00:00:00.000Z' },
  })
  assert.deepEqual(rules.canUndo({ id: 'm1', state: 'UNDONE' } as never, undefined), { ok: false, refusal: 'not_merged' })
})

const member: rules.FoldRules = {
  role: 'RANK:PA,SPOUSE,CHILD,OTHER_DEP',
  travelling: 'EITHER',
  special_needs: 'UNION',
  visa_number: 'FILL',
  joined_at: 'EARLIEST',
  left_at: 'OPEN_WINS',
}

test('one person twice in one case keeps the stronger role, all needs, the earlier day, and is in it as long as one of the two is', () => {
  const kept = {
    role: 'CHILD',
    travelling: false,
    special_needs: ['WCHR'],
    visa_number: null,
    joined_at: '2026-03-01',
    left_at: '2026-04-01',
  }
  const folded = {
    role: 'PA',
    travelling: true,
    special_needs: ['BLND', 'WCHR'],
    visa_number: 'V1',
    joined_at: '2026-02-01',
    left_at: null,
  }
  const after = Object.fromEntries(
    Object.entries(rules.foldRow(kept, folded, member, ['case_id'])).map(([name, [, value]]) => [name, value]),
  )
  assert.deepEqual(after, {
    role: 'PA',
    travelling: true,
    special_needs: ['WCHR', 'BLND'],
    visa_number: 'V1',
    joined_at: '2026-02-01',
    left_at: null,
  })
  assert.deepEqual(rules.foldRow(folded, kept, member, []), {}, 'the other way round the kept row has it all')
})

test('of two answers to one clearance the more careful one stands, whole', () => {
  const careful: rules.FoldRules = { status: 'ROW_BY:REFUSED,TO_REQUEST,CLEARED' }
  const [cleared, refused] = [
    { id: 1, status: 'CLEARED', reference: 'A' },
    { id: 2, status: 'REFUSED', reference: null },
  ]
  assert.deepEqual(rules.foldRow(cleared, refused, careful, ['id']), { status: ['CLEARED', 'REFUSED'], reference: ['A', null] })
  assert.deepEqual(rules.foldRow(refused, cleared, careful, ['id']), {})
})

test('the kept file takes what it does not know, and never loses a word of its own', () => {
  const kept = {
    native_name: null,
    native_script: null,
    born_on: null,
    born_precision: 'UNKNOWN',
    safe_contact: 'sister',
    household_id: 'h1',
  }
  const merged = {
    native_name: 'ለታይ',
    native_script: 'Ethi',
    born_on: '1990-01-01',
    born_precision: 'YEAR',
    safe_contact: 'lawyer',
    household_id: 'h2',
  }
  assert.deepEqual(rules.fillPerson(kept, merged), {
    native_name: [null, 'ለታይ'],
    native_script: [null, 'Ethi'],
    born_on: [null, '1990-01-01'],
    born_precision: ['UNKNOWN', 'YEAR'],
  })
})

test('what somebody has changed since the merge stays theirs when it is undone', () => {
  const changes = { visa_number: [null, 'V1'], role: ['CHILD', 'PA'] } as const
  assert.deepEqual(rules.undoChanges({ visa_number: 'V1', role: 'SPOUSE' }, changes), { visa_number: null })
})

// A register in memory, merged and given back by the same rules as the one in the database; beside it a second one that was never
// merged, in which every edit was made to the row it belongs to.
type Line = { uid: number; case: number; person: number; visa: string | null; travelling: boolean; joined: string }
type Person = { id: number; native_name: string | null; mergedInto: number | null }
type Done = {
  kept: number
  merged: number
  moved: number[]
  folded: { line: Line; into: number; changes: rules.Changes }[]
  filled: rules.Changes
}
type Register = { persons: Person[]; lines: Line[] }

const lineRules: rules.FoldRules = { visa: 'FILL', travelling: 'EITHER', joined: 'EARLIEST' }

function mergeIn(register: Register, kept: number, merged: number): Done {
  const done: Done = { kept, merged, moved: [], folded: [], filled: {} }
  for (const line of register.lines.filter((each) => each.person === merged)) {
    const into = register.lines.find((each) => each.person === kept && each.case === line.case)
    if (into === undefined) {
      line.person = kept
      done.moved.push(line.uid)
      continue
    }
    const changes = rules.foldRow(into, line, lineRules, ['uid', 'case', 'person'])
    done.folded.push({ line: { ...line }, into: into.uid, changes })
    register.lines = register.lines.filter((each) => each !== line)
    for (const [name, [, after]] of Object.entries(changes)) Object.assign(into, { [name]: after })
  }
  const [one, other] = [register.persons[kept]!, register.persons[merged]!]
  done.filled = one.native_name === null && other.native_name !== null ? { native_name: [null, other.native_name] } : {}
  if ('native_name' in done.filled) one.native_name = other.native_name
  other.mergedInto = kept
  return done
}

function undoIn(register: Register, done: Done): void {
  for (const line of register.lines) if (done.moved.includes(line.uid) && line.person === done.kept) line.person = done.merged
  for (const { line, into, changes } of done.folded) {
    const now = register.lines.find((each) => each.uid === into)
    if (now !== undefined) Object.assign(now, rules.undoChanges(now, changes))
    register.lines.push(line)
  }
  Object.assign(register.persons[done.kept]!, rules.undoChanges(register.persons[done.kept]!, done.filled))
  register.persons[done.merged]!.mergedInto = null
}

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const sorted = ({ persons, lines }: Register) => ({ persons, lines: lines.toSorted((a, b) => a.uid - b.uid) })

test('in any order of a thousand merges, undoings and edits, undoing the rest gives back exactly the register that the edits alone would have made', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const roll = dice(seed)
    const people = 14
    const first = (): Register => ({
      persons: Array.from({ length: people }, (_, id) => ({ id, native_name: id % 3 === 0 ? null : `n${id}`, mergedInto: null })),
      lines: Array.from({ length: 40 }, (_, uid) => ({
        uid,
        case: uid % 9,
        person: (uid * 5) % people,
        visa: uid % 2 === 0 ? null : `v${uid}`,
        travelling: uid % 4 === 0,
        joined: `2026-0${(uid % 8) + 1}`,
      })),
    })
    const distinct = (register: Register): Register => ({
      ...register,
      lines: register.lines.filter(
        (line, at, all) => all.findIndex((each) => each.case === line.case && each.person === line.person) === at,
      ),
    })
    const [live, plain] = [distinct(first()), distinct(first())]
    const pile: Done[] = []
    let made = 0
    for (let step = 0; step < 1_000; step++) {
      const standing = live.persons.filter((person) => person.mergedInto === null)
      const pick = roll(10)
      if (pick < 3 && standing.length > 2) {
        const kept = standing[roll(standing.length)]!
        const others = standing.filter((person) => person !== kept)
        pile.push(mergeIn(live, kept.id, others[roll(others.length)]!.id))
      } else if (pick < 5 && pile.length > 0) {
        // Any merge that no other stands on, not only the very last one.
        const free = pile.filter(
          (done, at) => live.persons[done.kept]!.mergedInto === null && !pile.slice(at + 1).some((later) => later.kept === done.kept),
        )
        const done = free[roll(free.length)]!
        pile.splice(pile.indexOf(done), 1)
        undoIn(live, done)
      } else if (pick < 7 && live.lines.length > 0) {
        const { uid } = live.lines[roll(live.lines.length)]!
        for (const register of [live, plain]) register.lines.find((line) => line.uid === uid)!.visa = `edited ${step}`
      } else if (pick < 8) {
        const { id } = standing[roll(standing.length)]!
        for (const register of [live, plain]) register.persons[id]!.native_name = `edited ${step}`
      } else if (pick < 9 && live.lines.length > 20) {
        const { uid } = live.lines[roll(live.lines.length)]!
        for (const register of [live, plain]) register.lines = register.lines.filter((line) => line.uid !== uid)
      } else {
        const line: Line = {
          uid: 1_000 + made++,
          case: roll(9),
          person: standing[roll(standing.length)]!.id,
          visa: null,
          travelling: false,
          joined: '2027',
        }
        if ([live, plain].some((register) => register.lines.some((each) => each.case === line.case && each.person === line.person)))
          continue
        for (const register of [live, plain]) register.lines.push({ ...line })
      }
    }
    for (const done of pile.reverse()) undoIn(live, done)
    assert.deepEqual(sorted(live), sorted(plain), `seed ${seed}`)
  }
})
